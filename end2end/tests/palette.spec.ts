import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

test.beforeEach(({ scripts }) => test.skip(!scripts, 'the palette is a script; its pages are there without'));

test('Ctrl+K goes to any place and task by typing, recent ones first', async ({ page, api, taskbell }) => {
  const id = await api.add({ title: 'Water the plants' });
  await api.label(id, 'garden');
  await taskbell.openList('/labels/garden');
  await page.goto('/dashboard');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Search' });
  const options = palette.getByRole('option');
  await expect(options.first()).toContainText('garden');
  expect(await violations(page), 'the palette').toEqual([]);
  await page.keyboard.type('upco');
  await expect(options.first()).toHaveText('Upcoming');
  await expect(palette.getByRole('combobox')).toHaveAttribute('aria-activedescendant', 'palette-0');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/upcoming$/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('plants');
  await expect(options.first()).toContainText('Water the plants');
  await page.keyboard.press('ArrowDown');
  await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(taskbell.panel().getByLabel('Title')).toHaveValue('Water the plants');
  // What is open can be done something to from there.
  await taskbell.alive();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('delet');
  await expect(options.first()).toContainText('Delete');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});

test('q adds a task from every page, and does not where one types', async ({ page, api, taskbell, phone }) => {
  test.skip(phone, 'keys');
  await api.add({ title: 'Other' });
  await page.goto('/settings');
  await page.locator('[name="profile[name]"]').press('q');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.locator('h1').click();
  await page.keyboard.press('q');
  const dialog = page.getByRole('dialog', { name: 'Add a task' });
  await dialog.getByRole('textbox').fill('Call mother tomorrow p1');
  await expect(dialog.locator('#understood')).toContainText('High priority');
  expect(await violations(page), 'the dialog').toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/settings/);
  await expect(taskbell.notice()).toContainText('Task added.');
  await taskbell.openList('/inbox');
  await expect(taskbell.titles()).toHaveText(['Other', 'Call mother']);
  await page.locator('h1').click();
  await page.keyboard.press('q');
  await expect(taskbell.newTask()).toBeFocused();
});

test('Nothing of whoever signed out is left for the next one', async ({ page, api, taskbell }) => {
  await api.add({ title: 'A secret' });
  await taskbell.openList('/all');
  await taskbell.openTask('A secret');
  await page.reload();
  await expect.poll(() => page.evaluate(() => localStorage.getItem('recent'))).toContain('/tasks/');
  await taskbell.openList('/all');
  await taskbell.signOut();
  expect(await page.evaluate(() => localStorage.getItem('recent'))).toBeNull();
});
