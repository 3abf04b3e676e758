import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('The dashboard counts what there is, and every number leads to its tasks', async ({ api, page, taskbell }) => {
  const ids = await api.addAll(
    { title: 'Late', date: day(-3) },
    { title: 'Late and begun', date: day(-1), status: 'in_progress' },
    { title: 'Today', date: day(0) },
    { title: 'Within a week', date: day(6) },
    { title: 'In a week', date: day(7) },
    { title: 'Some day' },
    { title: 'Done', date: day(-1) },
    { title: 'Gone', date: day(0) },
  );
  await api.change('complete', ids[6]);
  await api.change('delete', ids[7]);
  await page.goto('/dashboard');
  await expect(page.getByText('1 of 7 tasks completed')).toBeVisible();
  for (const [label, number] of [
    ['Overdue', 2],
    ['Due today', 1],
    ['Next 7 days', 2],
    ['Pending', 5],
    ['In progress', 1],
    ['Completed', 1],
  ]) {
    const link = page.getByRole('main').getByRole('link', { name: `${number} ${label}` });
    await link.click();
    await taskbell.alive();
    await expect(taskbell.titles(), `the tasks behind "${label}"`).toHaveCount(Number(number));
    await page.goto('/dashboard');
  }
});

test('The chart shows what was completed today, in words too', async ({ api, page }) => {
  const ids = await api.addAll({ title: 'First' }, { title: 'Second' }, { title: 'Third' });
  await api.change('complete', ...ids);
  await page.goto('/dashboard');
  await expect(page.getByRole('img', { name: /3 tasks completed in the last 14 days/ })).toBeVisible();
  const bars = page.locator('.chart .bar');
  await expect(bars).toHaveCount(14);
  await expect(bars.last().locator('title')).toHaveText(/: 3$/);
  await expect(bars.first().locator('title')).toHaveText(/: 0$/);
});

test('What was completed last stands first, and leads to the task', async ({ api, page }) => {
  for (const title of ['One', 'Two']) await api.change('complete', await api.add({ title }));
  await page.goto('/dashboard');
  const recent = page.locator('.recent li');
  await expect(recent).toHaveText([/^Two.*Today \d\d:\d\d$/, /^One.*Today \d\d:\d\d$/]);
  await recent.getByRole('link', { name: 'One' }).click();
  await expect(page.getByRole('heading', { name: 'One' })).toBeVisible();
});

test('The dashboard follows every change at once, cached or not', async ({ api, page }) => {
  const pending = (number: number) => page.getByRole('main').getByRole('link', { name: `${number} Pending` });
  await page.goto('/dashboard');
  await expect(pending(0)).toBeVisible();
  const id = await api.add({ title: 'Fresh' });
  await page.reload();
  await expect(pending(1)).toBeVisible();
  const { undo } = await api.change('complete', id);
  await page.reload();
  await expect(pending(0)).toBeVisible();
  await api.call('undo', [['id', String(undo)]]);
  await page.reload();
  await expect(pending(1)).toBeVisible();
});
