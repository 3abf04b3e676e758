import type { Locator } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { type Api, newId } from '../support/api.ts';
import { expect, test } from '../support/test.ts';

/** Adds a part to a task and returns its id. */
async function addPart(api: Api, parent: string, title: string): Promise<string> {
  const id = newId();
  await api.call('add_part', [
    ['task[id]', id],
    ['task[parent]', parent],
    ['task[title]', title],
  ]);
  return id;
}

/** How far below the top the lines of a list stand, from the top. */
const levels = (titles: Locator) =>
  titles.evaluateAll((links) => links.map((link) => Number(link.closest('li')?.getAttribute('aria-level') ?? 1)));

test('A task gets parts in its panel, which stand below it', async ({ api, page, taskbell }) => {
  await api.add({ title: 'Move out' });
  await taskbell.openList('/inbox');
  const panel = await taskbell.openTask('Move out');
  for (const title of ['Pack', 'Clean']) {
    await panel.getByRole('textbox', { name: 'Add a subtask' }).fill(title);
    await panel.getByRole('textbox', { name: 'Add a subtask' }).press('Enter');
    await expect(panel.getByRole('link', { name: title })).toBeVisible();
    await taskbell.alive();
  }
  await expect(panel.getByRole('heading', { name: /^Subtasks/ })).toHaveText('Subtasks 0 of 2');
  await panel.getByRole('button', { name: 'Complete: Pack' }).click();
  await expect(panel.getByRole('heading', { name: /^Subtasks/ })).toHaveText('Subtasks 1 of 2');
  await taskbell.openList('/inbox');
  await expect(taskbell.titles()).toHaveText(['Move out', 'Clean']);
  await expect.poll(() => levels(taskbell.titles())).toEqual([1, 2]);
  // Its own page leads to what it is a part of.
  await taskbell.openTask('Clean');
  await taskbell.panel().getByRole('link', { name: 'Move out' }).click();
  await expect(page.getByRole('heading', { name: 'Move out' })).toBeVisible();
});

test('A line in the panel says more of a part than its title', async ({ api, taskbell }) => {
  await api.add({ title: 'Move out' });
  await taskbell.openList('/inbox');
  const panel = await taskbell.openTask('Move out');
  await panel.getByRole('textbox', { name: 'Add a subtask' }).fill('Pack tomorrow @moving');
  await panel.getByRole('textbox', { name: 'Add a subtask' }).press('Enter');
  await expect(panel.getByRole('link', { name: 'Pack', exact: true })).toBeVisible();
  await expect(taskbell.row('Pack')).toContainText('Tomorrow');
  await expect(taskbell.row('Pack')).toContainText('moving');
  await expect.poll(() => levels(taskbell.titles())).toEqual([1, 2]);
});

test('A part moves in and out by buttons, and is chosen a place in its form', async ({ api, taskbell }) => {
  const [other, root] = await api.addAll({ title: 'Other' }, { title: 'Root' });
  await addPart(api, root, 'Part');
  await taskbell.openList('/inbox');
  let panel = await taskbell.openTask('Part');
  await panel.getByRole('button', { name: 'Move out' }).click();
  await expect(taskbell.notice()).toContainText('Moved up one level.');
  await taskbell.alive();
  await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 1]);
  await taskbell.undo();
  await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 2]);
  await taskbell.openList('/inbox');
  panel = await taskbell.openTask('Part');
  await panel.getByLabel('Subtask of').selectOption({ value: other });
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await expect(taskbell.titles()).toHaveText(['Other', 'Part', 'Root']);
});

test('Parts fold away and come back', async ({ api, taskbell }) => {
  const root = await api.add({ title: 'Root' });
  await addPart(api, root, 'Part');
  await taskbell.openList('/inbox');
  const fold = () => taskbell.row('Root').getByRole('button', { name: /(Hide|Show) subtasks: Root/ });
  await expect(fold()).toHaveAttribute('aria-expanded', 'true');
  await taskbell.staying(async () => {
    await fold().click();
    await expect(taskbell.titles()).toHaveText(['Root']);
    await expect(fold()).toHaveAttribute('aria-expanded', 'false');
  });
  await taskbell.reload();
  await expect(taskbell.titles()).toHaveText(['Root']);
  await fold().click();
  await expect(taskbell.titles()).toHaveText(['Root', 'Part']);
});

test('Completing a task completes its parts, and undoing brings back exactly that', async ({ api, taskbell }) => {
  const root = await api.add({ title: 'Root' });
  const done = await addPart(api, root, 'Done');
  await addPart(api, root, 'Open');
  await api.change('complete', done);
  await api.add({ title: 'Beside' });
  await taskbell.openList('/inbox');
  await taskbell.staying(async () => {
    await taskbell.button('Complete', 'Root').click();
    await expect(taskbell.titles()).toHaveText(['Beside']);
    await expect(taskbell.notice()).toContainText('2 tasks completed.');
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(['Root', 'Open', 'Beside']);
  });
});

test.describe('Keys', () => {
  test.beforeEach(async ({ scripts, phone, api, taskbell }) => {
    test.skip(!scripts || phone, 'keys need scripts and a keyboard');
    await api.addAll({ title: 'Third' }, { title: 'Second' }, { title: 'First' });
    await taskbell.openList('/inbox');
  });

  test('Tab moves the focus, and a task only while it is picked', async ({ page, taskbell }) => {
    await taskbell.titles().nth(1).focus();
    await page.keyboard.press('Tab');
    await expect(taskbell.titles().nth(1)).not.toBeFocused();
    await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 1]);

    await taskbell.titles().nth(1).focus();
    await page.keyboard.press('t');
    await expect(page.locator('#nesting')).toHaveText('Tab moves the task in, Shift+Tab out. Esc ends.');
    await page.keyboard.press('Tab');
    await expect.poll(() => levels(taskbell.titles())).toEqual([1, 2, 1]);
    await expect(taskbell.titles().nth(1), 'one goes on with the same task').toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 1]);
    await page.keyboard.press('Escape');
    await expect(page.locator('#nesting')).toBeEmpty();
    await page.keyboard.press('Tab');
    await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 1]);
    await expect(taskbell.titles().nth(1)).not.toBeFocused();
  });

  test('what has nothing above it stays, and so does what is at the top', async ({ page, taskbell }) => {
    await taskbell.titles().nth(0).focus();
    await page.keyboard.press('t');
    await page.keyboard.press('Tab');
    await expect(taskbell.titles().nth(0)).toBeFocused();
    await expect.poll(() => levels(taskbell.titles())).toEqual([1, 1, 1]);
    await taskbell.titles().nth(1).focus();
    await expect(page.locator('#nesting'), 'another task is not picked').not.toBeEmpty();
    await page.keyboard.press('Tab');
    await expect(page.locator('#nesting')).toBeEmpty();
  });

  test('the help names them', async ({ page }) => {
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog').getByText('Subtasks: Tab in, Shift+Tab out')).toBeVisible();
  });
});

test('Lists and panels with parts meet WCAG 2.2 AA', async ({ api, page, taskbell, scripts }) => {
  test.skip(!scripts, 'axe-core is a script');
  const root = await api.add({ title: 'Root' });
  const part = await addPart(api, root, 'Part');
  await addPart(api, part, 'Below');
  const done = await addPart(api, root, 'Done');
  await api.change('complete', done);
  for (const path of ['/inbox', `/inbox?open=${root}`, `/tasks/${part}`, '/all']) {
    await page.goto(path);
    if (!path.startsWith('/tasks')) await taskbell.alive();
    expect(await violations(page), path).toEqual([]);
  }
});
