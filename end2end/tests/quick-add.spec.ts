import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';
import { violations } from '../support/axe.ts';

test('A line becomes a task with all that it says, and undo takes it back', async ({ page, taskbell, person: _ }) => {
  await taskbell.openList('/inbox');
  await taskbell.add('Pay rent tomorrow at 9am @money p1 //Standing order');
  await expect(taskbell.row('Pay rent')).toBeVisible();
  await expect(taskbell.row('Pay rent').locator('time')).toHaveAttribute('datetime', `${day(1)}T09:00`);
  await expect(taskbell.notice()).toContainText('Added “Pay rent”:');
  await expect(taskbell.notice()).toContainText('09:00, @money, high priority');
  await taskbell.undo();
  await expect(taskbell.titles()).toHaveCount(0);
  await page.goto('/trash');
  await expect(taskbell.titles()).toHaveText(['Pay rent']);
});

test('Chips show what is understood, and a press turns one back into words', async ({ page, taskbell, person: _, scripts }) => {
  test.skip(!scripts, 'without scripts the line is understood on sending');
  await taskbell.openList('/inbox');
  await taskbell.newTask().fill('Read tomorrow p1 @book');
  const chips = page.locator('#understood').getByRole('button');
  await expect(chips).toHaveCount(3);
  await expect(page.locator('#understood')).toHaveAttribute('aria-live', 'polite');
  expect(await violations(page)).toEqual([]);
  // By keyboard: the chips follow the field.
  await chips.filter({ hasText: 'High priority' }).focus();
  await page.keyboard.press('Enter');
  const off = page.locator('#understood [aria-pressed=false]');
  await expect(off).toHaveText('p1');
  await expect(off).toBeFocused();
  await taskbell.newTask().press('Enter');
  await expect(taskbell.row('Read p1')).toBeVisible();
  await expect(chips).toHaveCount(0);
  // The next line begins anew.
  await taskbell.add('Write p1');
  await expect(taskbell.row('Write')).toBeVisible();
});

test('Several pasted lines become several tasks, after a question', async ({ page, taskbell, person: _, scripts }) => {
  test.skip(!scripts, 'a field without scripts takes one line');
  await taskbell.openList('/inbox');
  await taskbell.newTask().focus();
  const paste = (text: string) =>
    taskbell.newTask().evaluate((field, lines) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', lines);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await paste('Milk p1\nBread tomorrow');
  const dialog = page.getByRole('dialog', { name: 'Add 2 tasks?' });
  await expect(dialog).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(taskbell.newTask()).toBeFocused();
  await expect(taskbell.titles()).toHaveCount(0);

  await paste('Milk p1\nBread tomorrow');
  await dialog.getByRole('button', { name: 'Add them' }).click();
  await expect(taskbell.notice()).toContainText('2 tasks added.');
  await taskbell.alive();
  await expect(taskbell.titles()).toHaveCount(2);
  await taskbell.undo();
  await expect(taskbell.titles()).toHaveCount(0);
});

test('The signs are explained on a page of their own', async ({ page, scripts, taskbell, person: _ }) => {
  await taskbell.openList('/inbox');
  await page.getByRole('link', { name: 'Quick add' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quick add');
  if (scripts) expect(await violations(page)).toEqual([]);
});
