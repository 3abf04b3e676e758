import type { Locator, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import type { Api } from '../support/api.ts';
import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

/** A list with a task in no section, two in a section, and a section without any. */
async function filled(api: Api): Promise<string> {
  const work = await api.addList('Work');
  const ready = await api.addSection(work, 'Ready');
  await api.addSection(work, 'Waiting');
  await api.add({ title: 'One', list: work });
  for (const title of ['Two', 'Three']) await api.add({ title, list: work, section: ready });
  return `/lists/${work}`;
}

const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });
const titles = (zone: Locator): Locator => zone.locator('.row-title');
const cell = (page: Page, date: string): Locator => page.locator(`#d-${date}`);
const link = (page: Page, title: string): Locator => page.locator('.task-list').getByRole('link', { name: title, exact: true });

/** Where something is; what has just been drawn anew may be nowhere yet. */
async function box(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  let found = await of.boundingBox();
  await expect.poll(async () => (found = await of.boundingBox())).not.toBeNull();
  return found!;
}

/** Moves the mouse with what is under it to another place. */
async function drag(page: Page, title: string, target: Locator, part = 0.5, drop = true): Promise<void> {
  const from = await box(link(page, title));
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  const to = await box(target);
  await page.mouse.move(to.x + to.width / 2, to.y + to.height * part, { steps: 8 });
  if (drop) await page.mouse.up();
}

test('The ways to look at a list are links, and the list keeps the last one', async ({ page, api, taskbell, scripts }) => {
  const path = await filled(api);
  await taskbell.openList(path);
  await page.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(page).toHaveURL(`${path}?view=board`);
  await expect(titles(column(page, 'Ready'))).toHaveText(['Two', 'Three']);
  if (!scripts) await page.getByRole('button', { name: 'Keep this view' }).click();
  await expect(page.getByRole('link', { name: 'Board', exact: true })).toHaveAttribute('aria-current', 'page');
  await expect.poll(async () => {
    await page.goto(path);
    return column(page, 'Ready').count();
  }).toBe(1);
  await page.getByRole('link', { name: 'Calendar', exact: true }).click();
  await expect(page.locator('table.calendar')).toBeVisible();
  await page.getByRole('link', { name: 'List', exact: true }).click();
  await taskbell.alive();
  await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Three']);
});

test('Cards are moved by ticking them', async ({ page, api, taskbell }) => {
  const path = await filled(api);
  await page.goto(`${path}?view=board`);
  await taskbell.select('One', 'Two');
  await taskbell.bulk().getByRole('combobox', { name: 'Move to list' }).selectOption({ label: 'Waiting' });
  await taskbell.bulk().getByRole('button', { name: 'Move' }).click();
  await expect(titles(column(page, 'Waiting'))).toHaveText(['One', 'Two']);
  await expect(taskbell.notice()).toContainText('2 tasks moved');
  await taskbell.undo();
  await expect(titles(column(page, 'No section'))).toHaveText(['One']);
  await page.goto('/all?view=board&group=status');
  await taskbell.select('Three');
  await taskbell.bulk().getByRole('button', { name: 'In progress' }).click();
  await expect(titles(column(page, 'In progress'))).toHaveText(['Three']);
  await taskbell.button('Complete', 'Three').click();
  await expect(titles(column(page, 'Completed'))).toHaveText(['Three']);
});

test('Cards are dragged, and moved by keys', async ({ page, api, taskbell, scripts, phone }) => {
  test.skip(!scripts || phone, 'a mouse drags');
  const path = await filled(api);
  await page.goto(`${path}?view=board`);
  await drag(page, 'One', column(page, 'Waiting'));
  await expect(page.locator('#order')).toHaveText('One dropped.');
  await expect(titles(column(page, 'Waiting'))).toHaveText(['One']);
  await expect(taskbell.notice()).toContainText('Task moved');
  await drag(page, 'One', taskbell.row('Three'), 0.2);
  await expect(titles(column(page, 'Ready'))).toHaveText(['Two', 'One', 'Three']);
  await drag(page, 'Two', column(page, 'Waiting'), 0.5, false);
  await expect(page.locator('#order')).toHaveText('Into: Waiting');
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expect(titles(column(page, 'Ready'))).toHaveText(['Two', 'One', 'Three']);
  await page.reload();
  await expect(titles(column(page, 'Ready'))).toHaveText(['Two', 'One', 'Three']);

  await link(page, 'Two').focus();
  await page.keyboard.press('ArrowDown');
  await expect(link(page, 'One')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(titles(column(page, 'Ready'))).toHaveText(['Two', 'Three', 'One']);
  await expect(link(page, 'One')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(titles(column(page, 'Waiting'))).toHaveText(['One']);
  await expect(link(page, 'One')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(link(page, 'Two')).toBeFocused();
  await page.keyboard.press('x');
  await expect(titles(column(page, 'Ready'))).toHaveText(['Three']);
  await expect(link(page, 'Three')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(taskbell.panel()).toBeVisible();
});

test('A label is taken and another given by dragging', async ({ page, api, scripts, phone }) => {
  test.skip(!scripts || phone, 'a mouse drags');
  const ids = await api.addAll({ title: 'One' }, { title: 'Two' });
  await api.label(ids[0], 'home');
  await api.label(ids[1], 'garden, later');
  await page.goto('/all?view=board&group=label');
  await drag(page, 'One', column(page, 'garden'));
  await expect(titles(column(page, 'home'))).toHaveCount(0);
  await expect(column(page, 'garden').locator('.row-title')).toHaveCount(2);
  await drag(page, 'One', column(page, 'No label'));
  await expect(titles(column(page, 'No label'))).toHaveText(['One']);
});

test('Tasks go to other days by a form, by dragging and by keys', async ({ page, api, taskbell, scripts, phone }) => {
  await api.addAll({ title: 'Call', date: day(0), time: '09:30' }, { title: 'Some day' });
  await page.goto('/all?view=calendar&span=week');
  await expect(titles(cell(page, day(0)))).toHaveText(['Call']);
  await taskbell.select('Some day');
  await taskbell.bulk().getByLabel('New due date').fill(day(0));
  await taskbell.bulk().getByRole('button', { name: 'Reschedule' }).click();
  await expect(titles(cell(page, day(0)))).toHaveText(['Call', 'Some day']);
  if (!scripts || phone) return;
  await page.goto(`/all?view=calendar&from=${day(0)}`);
  const other = page.locator('.calendar td:not(.today)').first();
  const date = (await other.getAttribute('data-value'))!;
  await drag(page, 'Call', other);
  await expect(titles(cell(page, date))).toHaveText(['Call']);
  await expect(taskbell.notice()).toContainText('Task rescheduled');
  await link(page, 'Call').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(titles(cell(page, date))).toHaveCount(0);
  await expect(link(page, 'Call')).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(titles(cell(page, date))).toHaveText(['Call']);
  await cell(page, date).locator('.day-number').focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.calendar td').nth(1).locator('.day-number')).toBeFocused();
});

test('A day has its own field, with its date', async ({ page, api, scripts }) => {
  await api.add({ title: 'Undated' });
  await page.goto('/all?view=calendar&from=2027-03-01');
  const add = cell(page, '2027-03-15').locator('.day-head .icon-button');
  // It shows where a mouse is; on phones a day is added to by its date.
  await page.goto((await add.getAttribute('href'))!);
  const field = page.getByRole('textbox', { name: 'Add a task' });
  await expect(field).toHaveValue('2027-03-15 ');
  if (scripts) await expect(field).toBeFocused();
  await field.fill('2027-03-15 Pay rent');
  await field.press('Enter');
  await expect(titles(cell(page, '2027-03-15'))).toHaveText(['Pay rent']);
});

test('A month on a phone is its numbers, and the day that was touched', async ({ page, api, phone }) => {
  test.skip(!phone, 'elsewhere every day shows its tasks');
  await api.addAll({ title: 'Now', date: day(0) }, { title: 'March', date: '2027-03-15' });
  await page.goto('/all?view=calendar');
  await expect(link(page, 'Now')).toBeVisible();
  await page.goto('/all?view=calendar&from=2027-03-01');
  await expect(link(page, 'March')).toBeHidden();
  await cell(page, '2027-03-15').locator('.day-number').click();
  await expect(link(page, 'March')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`Boards and calendars meet WCAG 2.2 AA in ${colorScheme} colours, and right to left`, async ({ page, api, scripts }) => {
    test.skip(!scripts, 'axe-core is a script');
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const path = await filled(api);
    const ids = await api.addAll({ title: 'Late', date: day(-1), priority: 'high' }, { title: 'Now', date: day(0), time: '09:30' });
    await api.label(ids[0], 'home');
    const paths = [`${path}?view=board`, '/all?view=board&group=label', '/all?view=board&group=day', '/upcoming?view=calendar', '/all?view=calendar&span=week'];
    for (const shown of paths) {
      await page.goto(shown);
      expect(await violations(page), shown).toEqual([]);
      await page.evaluate(() => (document.documentElement.dir = 'rtl'));
      expect(await violations(page), `${shown}, right to left`).toEqual([]);
    }
  });

test('Boards and calendars scroll sideways inside of themselves on 320 pixels', async ({ page, api }) => {
  const path = await filled(api);
  await api.addAll({ title: `Long: ${'unbreakable'.repeat(15)}`, date: day(0) });
  await page.setViewportSize({ width: 320, height: 640 });
  for (const shown of [`${path}?view=board`, '/all?view=board&group=day', '/all?view=calendar', '/all?view=calendar&span=week']) {
    await page.goto(shown);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), shown).toBe(320);
  }
});
