import type { Locator } from '@playwright/test';
import { expect, test } from '../support/test.ts';
import { violations } from '../support/axe.ts';
import type { Api } from '../support/api.ts';

/** A list with three tasks in no section, and one in a section. */
async function filled(api: Api): Promise<{ work: string; ready: string }> {
  const work = await api.addList('Work');
  const ready = await api.addSection(work, 'Ready');
  for (const title of ['One', 'Two', 'Three']) await api.add({ title, list: work });
  await api.add({ title: 'Four', list: work, section: ready });
  return { work, ready };
}

/** Where something is shown, once it is: what a change brings takes the place of what stood there. */
async function box(shown: Locator) {
  await expect.poll(() => shown.boundingBox()).not.toBeNull();
  return (await shown.boundingBox())!;
}

test('Tasks are moved by keys, and the focus goes with them', async ({ page, api, taskbell, scripts }) => {
  test.skip(!scripts, 'keys are handled by a script; without it there are buttons');
  const { work } = await filled(api);
  await taskbell.openList(`/lists/${work}`);
  await taskbell.staying(async () => {
    const three = taskbell.row('Three').getByRole('link', { name: 'Three', exact: true });
    await three.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(taskbell.titles()).toHaveText(['One', 'Three', 'Two', 'Four']);
    await expect(taskbell.notice()).toContainText('Task moved.');
    await expect(three).toBeFocused();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(taskbell.titles()).toHaveText(['Three', 'One', 'Two', 'Four']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(['One', 'Three', 'Two', 'Four']);
    // At the end of what is in no section it goes into the first one.
    const two = taskbell.row('Two').getByRole('link', { name: 'Two', exact: true });
    await two.focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(page.locator('.section-head .count')).toHaveText('2');
    await expect(taskbell.titles()).toHaveText(['One', 'Three', 'Two', 'Four']);
    await expect(two).toBeFocused();
  });
});

test('Tasks are moved by buttons of their panel', async ({ api, taskbell }) => {
  const { work } = await filled(api);
  await taskbell.openList(`/lists/${work}`);
  const panel = await taskbell.openTask('Three');
  await panel.getByRole('button', { name: 'Move up' }).click();
  await expect(taskbell.titles()).toHaveText(['One', 'Three', 'Two', 'Four']);
  const section = panel.getByLabel('Section', { exact: true });
  await section.selectOption('Ready');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Four', 'Three']);
});

test('Tasks are dragged to another place, into a section, and onto a list', async ({ page, api, taskbell, scripts, phone }) => {
  test.skip(!scripts || phone, 'a mouse drags; fingers are tried below');
  const { work } = await filled(api);
  await api.addList('Home');
  await taskbell.openList(`/lists/${work}`);
  const drag = async (title: string, target: ReturnType<typeof page.locator>, part: number, drop = true) => {
    const from = await box(taskbell.row(title).locator('.row-text'));
    const to = await box(target);
    await page.mouse.move(from.x + 20, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 30, to.y + to.height * part, { steps: 8 });
    if (drop) await page.mouse.up();
  };
  const spoken = page.locator('#order');
  await taskbell.staying(async () => {
    await drag('Three', taskbell.row('One'), 0.2);
    await expect(taskbell.titles()).toHaveText(['Three', 'One', 'Two', 'Four']);
    await expect(spoken).toHaveText('Three dropped.');
    await drag('One', taskbell.row('Four'), 0.8);
    await expect(taskbell.titles()).toHaveText(['Three', 'Two', 'Four', 'One']);
    await drag('Two', page.locator('.section-head'), 0.5);
    await expect(taskbell.titles()).toHaveText(['Three', 'Two', 'Four', 'One']);
    await expect(page.locator('.section-head .count')).toHaveText('3');
    // Escape leaves everything as it was.
    await drag('Three', taskbell.row('Four'), 0.8, false);
    await expect(spoken).toHaveText('After: Four');
    await page.keyboard.press('Escape');
    await expect(spoken).toHaveText('Three stays where it was.');
    await page.mouse.up();
    await expect(page.locator('.dragged, .drag-label, .drop-after')).toHaveCount(0);
    await expect(taskbell.panel()).toHaveCount(0);
    await drag('Three', page.locator('#task-links').getByRole('link', { name: /^Home/ }), 0.5);
    await expect(taskbell.titles()).toHaveText(['Two', 'Four', 'One']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(['Three', 'Two', 'Four', 'One']);
  });
  await taskbell.reload();
  await expect(taskbell.titles()).toHaveText(['Three', 'Two', 'Four', 'One']);
});

test('A long press lifts a task on a phone', async ({ page, api, taskbell, scripts, phone }) => {
  test.skip(!scripts || !phone, 'fingers are for phones');
  const { work } = await filled(api);
  await taskbell.openList(`/lists/${work}`);
  const from = await box(taskbell.row('Three').locator('.row-text'));
  const to = await box(taskbell.row('One'));
  const touch = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [{ x: from.x + 20, y: from.y + 10 }]);
  await expect(page.locator('.dragged')).toHaveCount(1);
  for (const part of [0.3, 0.6, 1]) {
    await send('touchMove', [{ x: from.x + 20, y: from.y + (to.y + 4 - from.y) * part }]);
  }
  await send('touchEnd', []);
  await expect(taskbell.titles()).toHaveText(['Three', 'One', 'Two', 'Four']);
});

test('A section is made, filled, folded and removed', async ({ page, api, taskbell }) => {
  const work = await api.addList('Work');
  await api.add({ title: 'One', list: work });
  await taskbell.openList(`/lists/${work}`);
  await page.getByText('Add section').press('Enter');
  await page.getByLabel('Name of the section').fill('Errands');
  await page.getByRole('button', { name: 'Create section' }).click();
  await taskbell.alive();
  await expect(page.getByRole('heading', { name: 'Errands' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Section', exact: true }).selectOption('Errands');
  await taskbell.add('Buy bread');
  await expect(taskbell.titles()).toHaveText(['One', 'Buy bread']);
  await taskbell.settled();
  await page.getByRole('button', { name: 'Fold: Errands' }).click();
  await expect(taskbell.titles()).toHaveText(['One']);
  await page.getByRole('button', { name: 'Unfold: Errands' }).click();
  await expect(taskbell.titles()).toHaveText(['One', 'Buy bread']);
  await taskbell.settled();
  await page.getByRole('link', { name: 'Edit sections' }).click();
  await page.getByRole('button', { name: 'Remove: Errands' }).click();
  await expect(page.getByRole('status')).toContainText('Section removed. Its tasks are still in the list.');
  await taskbell.undo();
  await taskbell.openList(`/lists/${work}`);
  await expect(page.getByRole('heading', { name: 'Errands' })).toBeVisible();
});

test('The heading of a section leads to the field that adds to it', async ({ page, api, taskbell, scripts }) => {
  test.skip(!scripts, 'without scripts one chooses the section');
  const { work } = await filled(api);
  await taskbell.openList(`/lists/${work}`);
  await page.getByRole('link', { name: 'Add a task to: Ready' }).click();
  await expect(taskbell.newTask()).toBeFocused();
  await taskbell.add('Five');
  await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Three', 'Four', 'Five']);
});

test('A section is moved to another list with its tasks, and back', async ({ page, api, taskbell }) => {
  const { work } = await filled(api);
  const home = await api.addList('Home');
  await page.goto(`/lists/${work}/edit`);
  await page.getByLabel('Section', { exact: true }).selectOption({ label: 'Ready' });
  await page.getByLabel('To list').selectOption({ label: 'Home' });
  await page.getByRole('button', { name: 'Move section' }).click();
  await expect(taskbell.notice()).toContainText('Section moved.');
  await expect(page.getByLabel('To list')).toHaveCount(0);
  await taskbell.notice().getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByLabel('To list')).toBeVisible();
  await page.getByLabel('To list').selectOption({ label: 'Home' });
  await page.getByRole('button', { name: 'Move section' }).click();
  await expect(taskbell.notice()).toContainText('Section moved.');
  await taskbell.openList(`/lists/${home}`);
  await expect(page.locator('.section-head')).toContainText('Ready');
  await expect(taskbell.titles()).toHaveText(['Four']);
  await taskbell.openList(`/lists/${work}`);
  await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Three']);
});

test('A list is duplicated', async ({ page, api, taskbell }) => {
  const { work } = await filled(api);
  await page.goto(`/lists/${work}/edit`);
  await page.getByRole('button', { name: 'Duplicate this list' }).click();
  await taskbell.alive();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Copy of Work');
  await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Three', 'Four']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`Lists with sections meet WCAG 2.2 AA in ${colorScheme} colours`, async ({ page, api, taskbell, scripts }) => {
    test.skip(!scripts, 'axe-core is a script');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { work } = await filled(api);
    await api.addSection(work, 'Empty');
    await taskbell.openList(`/lists/${work}`);
    expect(await violations(page)).toEqual([]);
    await taskbell.openTask('Four');
    expect(await violations(page)).toEqual([]);
    await page.goto(`/lists/${work}/edit`);
    expect(await violations(page)).toEqual([]);
  });
}
