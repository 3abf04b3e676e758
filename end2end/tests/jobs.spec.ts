import { violations } from '../support/axe.ts';
import { expect, test as base } from '../support/test.ts';

/** Somebody who operates the server, on the operators' page. */
const test = base.extend<{ operator: void }>({
  operator: [
    async ({ api: _, page, person, server }, use) => {
      expect(await server.run(['admin', 'grant', person.email])).toMatchObject({ code: 0 });
      await page.goto('/admin/jobs?live=off');
      await use();
    },
    { auto: true },
  ],
});

test('Operators see the queues, who works on them, and when reminders are planned', async ({ page, scripts }) => {
  await expect(page.getByRole('region', { name: 'Queues' }).getByRole('rowheader')).toHaveText([/^mail/, /^transfers/, /^checks/]);
  await expect(page.getByRole('region', { name: 'Workers' }).getByRole('row').nth(1)).toContainText('mail');
  await expect(page.getByText('The scheduler looked for due reminders')).toBeVisible();
  if (scripts) expect(await violations(page)).toEqual([]);
});

test('The page loads itself again until that is turned off', async ({ page }) => {
  const refresh = page.locator('meta[http-equiv=refresh]');
  await expect(refresh).not.toBeAttached();
  await page.getByRole('link', { name: 'Refresh every 10 seconds' }).click();
  await expect(refresh).toBeAttached();
  await page.getByRole('link', { name: 'Stop refreshing' }).click();
  await expect(refresh).not.toBeAttached();
});

test('A queue is paused and goes on', async ({ page, taskbell }) => {
  const queue = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^checks/ }) });
  await queue.getByRole('button', { name: 'Pause the queue checks' }).click();
  await expect(taskbell.notice()).toContainText('The queue is paused.');
  await expect(queue).toContainText('Paused since');
  await queue.getByRole('button', { name: 'Resume the queue checks' }).click();
  await expect(queue).not.toContainText('Paused since');
});

test('A test mail says how it went', async ({ page, taskbell }) => {
  await page.getByRole('button', { name: 'Send a test mail' }).click();
  await expect(taskbell.notice()).toContainText('The test mail was accepted.');
});
