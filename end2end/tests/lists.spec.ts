import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('Every list shows its own tasks', async ({ api, taskbell }) => {
  const ids = await api.addAll(
    { title: 'Undated' },
    { title: 'Overdue', date: day(-2) },
    { title: 'Due today', date: day(0) },
    { title: 'Due tomorrow', date: day(1), time: '09:00' },
    { title: 'Due in ten days', date: day(10) },
    { title: 'Finished', date: day(0), status: 'completed' },
    { title: 'Thrown away', date: day(0) },
  );
  await api.change('delete', ids[6]);
  const open = ['Due in ten days', 'Due tomorrow', 'Due today', 'Overdue', 'Undated'];

  await taskbell.openList('/today');
  await expect(taskbell.titles()).toHaveText(['Overdue', 'Due today']);
  await taskbell.openList('/upcoming');
  await expect(taskbell.titles()).toHaveText(['Due tomorrow', 'Due in ten days']);
  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveText(open);
  await taskbell.openList('/completed');
  await expect(taskbell.titles()).toHaveText(['Finished']);
  await taskbell.openList('/trash');
  await expect(taskbell.titles()).toHaveText(['Thrown away']);
});

test('Today and Upcoming stand under headings, overdue in words', async ({ api, page, taskbell }) => {
  await api.addAll(
    { title: 'Late', date: day(-1), time: '18:00' },
    { title: 'Now', date: day(0) },
    { title: 'Next', date: day(1), time: '09:00' },
    { title: 'Later', date: day(3) },
  );
  await taskbell.openList('/today');
  const headings = page.locator('.rows').getByRole('heading', { level: 2 });
  await expect(headings).toHaveText(['Overdue', /^Today, /]);
  await expect(taskbell.row('Late')).toContainText('Overdue: Yesterday 18:00');
  await taskbell.openList('/upcoming');
  await expect(headings).toHaveText([/^Tomorrow, /, /^[A-Z][a-z]+day \d+ [A-Z][a-z]+/]);
  await expect(taskbell.row('Next').locator('time'), 'the heading says the day').toHaveText('09:00');
});

test('Empty lists say what to do', async ({ page, taskbell, person: _ }) => {
  for (const path of ['/today', '/upcoming', '/all', '/completed', '/trash']) {
    await taskbell.openList(path);
    await expect(page.locator('.empty').getByRole('heading')).toBeVisible();
    await expect(page.locator('.empty p')).not.toBeEmpty();
  }
});

test('The navigation leads to every page and marks where one is', async ({ page, taskbell, person: _ }) => {
  await taskbell.openList('/today');
  for (const [name, path] of [
    ['Upcoming', '/upcoming'],
    ['All', '/all'],
    ['Completed', '/completed'],
    ['Trash', '/trash'],
    ['Dashboard', '/dashboard'],
    ['Settings', '/settings'],
    ['Today', '/today'],
  ]) {
    await taskbell.go(name);
    await expect(page).toHaveURL(path);
    await expect(page.locator(`a[aria-current=page][href="${path}"]`).first()).toHaveText(name);
  }
});

test('A list is printed as its tasks', async ({ api, page, taskbell }) => {
  const work = await api.addList('Work');
  const ready = await api.addSection(work, 'Ready');
  await api.add({ title: 'Draft', list: work, section: ready, date: day(0) });
  await taskbell.openList(`/lists/${work}`);
  await taskbell.openTask('Draft');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('heading', { level: 1, name: 'Work' })).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: 'Ready' })).toBeVisible();
  await expect(taskbell.row('Draft')).toContainText('Today');
  // What is done by clicking is not on paper: one circle to tick is.
  const shown = page.locator('a, button, input, select, textarea, summary').filter({ visible: true });
  await expect(shown).toHaveCount(2);
  await expect(taskbell.panel()).toBeHidden();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
});
