import type { Page } from '@playwright/test';
import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

/** Holds back every answer of a server function until released. */
async function holdBack(page: Page, action: string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/api/${action}`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

test('A new task shows before the server has answered', async ({ page, taskbell, person: _ }) => {
  await taskbell.openList('/all');
  const release = await holdBack(page, 'add_task');
  await taskbell.add('Here already');
  await expect(taskbell.row('Here already')).toBeVisible();
  await expect(taskbell.newTask()).toHaveValue('');
  await expect(taskbell.newTask()).toBeFocused();
  await expect(taskbell.notice()).toBeEmpty();
  release();
  await expect(taskbell.notice()).toContainText('Task added.');
  await expect(taskbell.titles()).toHaveText(['Here already']);
});

test('Several tasks are added in quick succession', async ({ page, taskbell, person: _ }) => {
  await taskbell.openList('/all');
  const release = await holdBack(page, 'add_task');
  for (const title of ['One', 'Two', 'Three']) {
    await taskbell.add(title);
    await expect(taskbell.row(title)).toBeVisible();
  }
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('/add_task')) answers.push(response.status());
  });
  release();
  await expect.poll(() => answers).toEqual([200, 200, 200]);
  await expect(taskbell.titles()).toHaveCount(3);
  await taskbell.reload();
  await expect(taskbell.titles()).toHaveCount(3);
  for (const title of ['One', 'Two', 'Three']) await expect(taskbell.row(title)).toHaveCount(1);
});

test('Completing shows before the server has answered', async ({ api, page, taskbell }) => {
  await api.addAll({ title: 'Stays' }, { title: 'Goes' });
  await taskbell.openList('/all');
  const release = await holdBack(page, 'change_tasks');
  await taskbell.button('Complete', 'Goes').click();
  await expect(taskbell.titles()).toHaveText(['Stays']);
  await expect(taskbell.notice()).toBeEmpty();
  release();
  await expect(taskbell.notice()).toContainText('Task completed.');
  await expect(taskbell.titles()).toHaveText(['Stays']);
});

test('Two changes at once both hold', async ({ api, page, taskbell }) => {
  await api.addAll({ title: 'A' }, { title: 'B' }, { title: 'C' });
  await taskbell.openList('/all');
  const release = await holdBack(page, 'change_tasks');
  await taskbell.button('Complete', 'A').click();
  await taskbell.button('Complete', 'B').click();
  await expect(taskbell.titles()).toHaveText(['C']);
  release();
  await expect(taskbell.notice()).toContainText('Task completed.');
  await taskbell.reload();
  await expect(taskbell.titles()).toHaveText(['C']);
});

for (const [trouble, answer] of [
  ['an answer of 503', 503],
  ['a broken connection', 0],
] as const) {
  test(`Changes are taken back, with a message, after ${trouble}`, async ({ api, page, taskbell, guard }) => {
    guard.expect(answer ? /status of 503/ : /ERR_FAILED/);
    await api.addAll({ title: 'First' }, { title: 'Second' });
    await taskbell.openList('/all');
    let failNow = () => {};
    const failing = new Promise<void>((resolve) => (failNow = resolve));
    await page.route(/\/api\/(add_task|change_tasks)$/, async (route) => {
      await failing;
      if (answer === 503) await route.fulfill({ status: 503, json: 'Unavailable' });
      else await route.abort();
    });
    const message = answer ? 'Taskbell cannot reach its data right now.' : 'Taskbell could not be reached.';

    await taskbell.button('Complete', 'Second').click();
    await expect(taskbell.titles()).toHaveText(['First']);
    failNow();
    await expect(taskbell.titles()).toHaveText(['Second', 'First']);
    await expect(taskbell.notice()).toContainText(message);

    await taskbell.add('Third');
    await expect(taskbell.titles()).toHaveText(['Second', 'First']);
    await expect(taskbell.newTask(), 'what was typed comes back').toHaveValue('Third');

    await page.unroute(/\/api\/(add_task|change_tasks)$/);
    await taskbell.newTask().press('Enter');
    await expect(taskbell.titles()).toHaveText(['Third', 'Second', 'First']);
    await taskbell.button('Complete', 'Second').click();
    await expect(taskbell.titles()).toHaveText(['Third', 'First']);
    await expect(taskbell.notice()).toContainText('Task completed.');
  });
}

test('An edit that cannot be sent keeps what was typed', async ({ api, page, taskbell, guard }) => {
  guard.expect(/ERR_FAILED/);
  await api.add({ title: 'Draft' });
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Draft');
  await page.route('**/api/save_task', (route) => route.abort());
  await panel.getByLabel('Title').fill('Final');
  await panel.getByLabel('Notes').fill('Many words');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('alert')).toContainText('Taskbell could not be reached.');
  await expect(panel.getByLabel('Title')).toHaveValue('Final');
  await page.unroute('**/api/save_task');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('heading', { name: 'Final' })).toBeVisible();
  await expect(panel.getByLabel('Notes')).toHaveValue('Many words');
});

test('What was added is kept when the page is left at once', async ({ page, taskbell, person: _, guard }) => {
  // The browser goes on sending, but tells the page that is gone that nothing came back.
  guard.tolerate(/POST \S+\/api\/add_task net::ERR_ABORTED/);
  await taskbell.openList('/all');
  await taskbell.add('Not lost');
  await page.goto('/dashboard');
  await expect(async () => {
    await page.goto('/all');
    await expect(taskbell.row('Not lost')).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('A slow answer does not replace a later one', async ({ api, page, taskbell }) => {
  await api.addAll({ title: 'Apple' }, { title: 'Banana' });
  await taskbell.openList('/all');
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/task_page', async (route) => {
    if (route.request().postData()?.includes('Apple')) await released;
    await route.continue();
  });
  await taskbell.search('Apple');
  await taskbell.search('Banana');
  await expect(taskbell.titles()).toHaveText(['Banana']);
  const answered = page.waitForResponse((response) => response.request().postData()?.includes('Apple') ?? false);
  release();
  await (await answered).finished();
  await expect(taskbell.titles()).toHaveText(['Banana']);
});

test('Somebody who was signed out elsewhere is led to sign in', async ({ context, api, page, taskbell, guard }) => {
  guard.expectStatus(401);
  await api.add({ title: 'Unreachable' });
  await taskbell.openList('/all');
  await context.clearCookies();
  await taskbell.button('Complete', 'Unreachable').click();
  await expect(page).toHaveURL(/\/sign-in/);
});

test('A task opened beside the list is a step in the history', async ({ api, page, taskbell }) => {
  await api.addAll({ title: 'One' }, { title: 'Two' });
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    await taskbell.openTask('One');
    await page.goBack();
    await expect(taskbell.panel()).toBeHidden();
    await page.goForward();
    await expect(taskbell.panel().getByRole('heading', { name: 'One' })).toBeVisible();
  });
});

test('Lines that stay as they are keep their place in the document', async ({ api, page, taskbell }) => {
  const ids = await api.addAll(
    { title: 'Late <b>&amp; "bold"</b>', date: day(-1), time: '18:00', priority: 'low' },
    { title: 'Begun', date: day(0), status: 'in_progress', priority: 'high', notes: 'So far' },
    { title: 'Tonight', date: day(0), time: '23:59' },
    { title: 'Changes', date: day(0) },
  );
  const unchanged = page.locator('.rows > li[data-kept]');
  const drawn = page.locator('.rows > li:not([data-kept])');
  const keep = () =>
    page.evaluate(() => {
      for (const line of document.querySelectorAll('.rows > li')) line.setAttribute('data-kept', '');
    });
  await taskbell.openList('/today');
  await keep();
  await taskbell.row('Changes').getByRole('button', { name: 'Complete: Changes' }).click();
  await expect(unchanged).toHaveCount(5);
  await taskbell.undo();
  await expect(drawn).toHaveText([/Changes/]);
  await expect(unchanged).toHaveCount(5);

  await api.change('delete', ...ids);
  await taskbell.openList('/trash');
  await keep();
  await taskbell.select('Changes');
  await taskbell.bulk().getByRole('button', { name: 'Restore' }).click();
  await expect(unchanged).toHaveCount(3);
  await taskbell.undo();
  await expect(drawn).toHaveText([/Changes/]);
  await expect(unchanged).toHaveCount(3);
});
