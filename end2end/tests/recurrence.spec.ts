import type { Api } from '../support/api.ts';
import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

/** A task that is to be done every day, today first. */
async function addDaily(api: Api): Promise<void> {
  const id = await api.add({ title: 'Water the plants', date: day(0) });
  await api.call('save_task', [
    ['task[id]', id],
    ['task[version]', '2'],
    ['task[title]', 'Water the plants'],
    ['task[status]', 'pending'],
    ['task[priority]', 'none'],
    ['task[due_date]', day(0)],
    ['task[rule]', 'FREQ=DAILY'],
  ]);
}

test('A task recurs: it is chosen, done, left out and ended', async ({ api, taskbell }) => {
  await api.add({ title: 'Water the plants', date: day(0) });
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Water the plants');
  await panel.getByLabel('Repeats').selectOption({ label: 'Every day' });
  if (taskbell.scripts) await expect(panel.locator('.rule-preview').getByRole('listitem')).toHaveCount(5);
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await expect(panel.locator('.rule-preview')).toContainText('Every day');
  await expect(taskbell.row('Water the plants').getByRole('img', { name: 'Recurring' })).toBeVisible();

  await taskbell.openList('/all');
  await taskbell.button('Complete', 'Water the plants').click();
  await expect(taskbell.notice()).toContainText('Task completed.');
  await expect(taskbell.row('Water the plants')).toContainText('Tomorrow');
  await taskbell.openList('/all');
  await taskbell.openTask('Water the plants');
  await expect(panel.getByRole('region', { name: 'Before' })).toContainText('Done 1 time');
  await panel.getByRole('button', { name: 'Skip this one' }).click();
  await expect(taskbell.notice()).toContainText('Skipped.');
  await expect(taskbell.row('Water the plants')).not.toContainText('Tomorrow');
  await taskbell.openList('/all');
  await taskbell.openTask('Water the plants');
  await panel.getByRole('button', { name: 'End the series' }).click();
  await expect(taskbell.notice()).toContainText('Ended.');
  // The one that was done before, and the task itself.
  await taskbell.openList('/completed');
  await expect(taskbell.titles()).toHaveText(['Water the plants', 'Water the plants']);
  await expect(taskbell.titles().locator('xpath=ancestor::li').getByRole('button', { name: /^Reopen/ })).toHaveCount(1);
});

test('What was done of one that recurs stands among what is completed, and leads to it', async ({ api, page, taskbell }) => {
  await addDaily(api);
  await taskbell.openList('/all');
  await taskbell.button('Complete', 'Water the plants').click();
  await expect(taskbell.row('Water the plants')).toContainText('Tomorrow');
  await taskbell.openList('/completed');
  const row = taskbell.row('Water the plants');
  await expect(row).toContainText('Completed today');
  await expect(row.getByRole('button')).toHaveCount(1);
  await expect(row.getByRole('checkbox')).toHaveCount(0);
  const panel = await taskbell.openTask('Water the plants');
  await expect(panel.getByRole('region', { name: 'Before' })).toContainText('Done 1 time');
  await expect(page.locator('.rows > .row')).toHaveCount(1);
  await taskbell.openList('/completed');
  await taskbell.button('Reopen', 'Water the plants').click();
  await expect(page.locator('.rows > .row')).toHaveCount(0);
  await taskbell.openList('/all');
  await expect(taskbell.row('Water the plants')).toContainText('Today');
});

test('Completing one that recurs is undone', async ({ api, page, taskbell }) => {
  await addDaily(api);
  await taskbell.openList('/all');
  await taskbell.button('Complete', 'Water the plants').click();
  await expect(taskbell.row('Water the plants')).toContainText('Tomorrow');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(taskbell.row('Water the plants')).toContainText('Today');
});

test('Two clicks on what recurs complete one occurrence', async ({ api, page, taskbell }) => {
  test.skip(!taskbell.scripts, 'The page is loaded again.');
  // The second click still completes the next occurrence in a real browser: the guard in public/recurrence.js does not see it.
  test.fixme();
  await addDaily(api);
  await taskbell.openList('/all');
  const button = taskbell.button('Complete', 'Water the plants');
  // The second one as soon as the next occurrence stands there, however slow the machine is.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const circle = () => document.querySelector<HTMLElement>('.rows .check')!;
        const look = () => {
          if (!document.querySelector('.rows')!.textContent.includes('Tomorrow')) return requestAnimationFrame(look);
          circle().click();
          return done();
        };
        circle().click();
        look();
      }),
  );
  await page.waitForTimeout(500);
  await expect(taskbell.row('Water the plants')).toContainText('Tomorrow');
  // Later it is the next one that is meant.
  await page.waitForTimeout(1_500);
  await button.click();
  await expect(taskbell.row('Water the plants')).not.toContainText('Tomorrow');
});

test('A rule that cannot be used says so while it is typed', async ({ api, page, taskbell }) => {
  test.skip(!taskbell.scripts, 'It is said when it is saved.');
  await addDaily(api);
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Water the plants');
  await expect(panel.locator('.rule-preview').getByRole('listitem')).toHaveCount(5);
  await panel.locator('summary').getByText('More', { exact: true }).click();
  const field = page.getByLabel('Rule', { exact: true });
  await field.fill('FREQ=HOURLY');
  await expect(field).toHaveAccessibleDescription('A task repeats by days, not by hours or minutes.');
  await expect(panel.locator('.rule-preview').getByRole('listitem')).toHaveCount(0);
  await field.fill('FREQ=WEEKLY');
  await expect(field).not.toHaveAttribute('aria-invalid');
  await expect(panel.locator('.rule-preview')).toContainText('Every week');
});

test('A rule that cannot be used is refused at its field', async ({ api, guard, page, taskbell }) => {
  guard.expectStatus(422);
  const id = await api.add({ title: 'Water the plants', date: day(0) });
  await taskbell.openList(`/all?open=${id}`);
  await page.locator('.panel summary').getByText('More', { exact: true }).click();
  await page.getByLabel('Rule', { exact: true }).fill('FREQ=SECONDLY');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('A task repeats by days, not by hours or minutes.').last()).toBeVisible();
  await expect(page.getByLabel('Rule', { exact: true })).toHaveValue('FREQ=SECONDLY');
});
