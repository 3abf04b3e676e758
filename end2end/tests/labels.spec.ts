import { violations } from '../support/axe.ts';
import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('Labels are typed, stand at the task, and have a page each', async ({ page, api, taskbell }) => {
  await api.addAll({ title: 'Plant bulbs', date: day(0) }, { title: 'Other' });
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Plant bulbs');
  await panel.getByLabel('Labels, separated by commas').fill('Garden, @Älles & mehr');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await taskbell.openList('/all');
  const chips = taskbell.row('Plant bulbs').locator('.row-meta a');
  await expect(chips).toHaveText(['Garden', 'Älles & mehr']);
  await chips.nth(1).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Älles & mehr');
  await taskbell.alive();
  await expect(taskbell.titles()).toHaveText(['Plant bulbs']);
  // Adding there puts the word on the new task, with scripts without another page.
  await taskbell.add('Rake leaves');
  await expect(taskbell.row('Rake leaves')).toBeVisible();
  await taskbell.settled();
  await expect(taskbell.row('Rake leaves').locator('.row-meta a'), 'the page says it already').toHaveCount(0);
  // However it is written, and without an address of its own.
  await taskbell.openList('/labels/ALLES%20%26%20mehr');
  await expect(taskbell.titles()).toHaveText(['Plant bulbs', 'Rake leaves']);
});

test('A label completes what one types, the last of several words', async ({ page, api, taskbell, scripts }) => {
  test.skip(!scripts, 'completion is a script');
  const id = await api.add({ title: 'One' });
  await api.label(id, 'garden, gift');
  await api.add({ title: 'Two' });
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Two');
  const field = panel.getByLabel('Labels, separated by commas');
  await field.focus();
  const choices = () => page.locator(`datalist[id="task[labels]-words"] option`).evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  await expect.poll(choices).toEqual(['garden', 'gift']);
  await field.pressSequentially('garden, g');
  await expect.poll(choices).toEqual(['garden, gift']);
});

test('Ticked tasks get a label and lose it, and it is undone', async ({ api, taskbell }) => {
  await api.addAll({ title: 'One' }, { title: 'Two' }, { title: 'Three' });
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    await taskbell.select('One', 'Two');
    await taskbell.bulk().getByLabel('Labels, separated by commas').fill('garden');
    await taskbell.bulk().getByRole('button', { name: 'Add label' }).click();
    await expect(taskbell.notice()).toContainText('Label added to 2 tasks.');
    await expect(taskbell.row('One').locator('.row-meta a')).toHaveText(['garden']);
    await expect(taskbell.row('Three').locator('.row-meta a')).toHaveCount(0);
    await taskbell.undo();
    await expect(taskbell.row('One').locator('.row-meta a')).toHaveCount(0);
  });
});

test('A label is renamed everywhere, coloured, put in order and deleted', async ({ page, api, taskbell }) => {
  for (const title of ['One', 'Two']) await api.label(await api.add({ title }), 'a, b');
  await page.goto('/labels');
  await page.getByRole('button', { name: 'Move up: b' }).click();
  await expect(page.locator('.own-lists .nav-name')).toHaveText(['b', 'a']);
  await page.getByRole('link', { name: 'Edit: b' }).click();
  await page.getByLabel('Name').fill('Büro');
  await page.getByRole('radio', { name: 'Purple' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Label saved.');
  await expect(page.locator('.own-lists .dot.c-purple')).toHaveCount(1);
  await taskbell.openList('/labels/buro');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Büro');
  await expect(taskbell.titles()).toHaveText(['One', 'Two']);
  await page.getByRole('link', { name: 'Edit this label' }).click();
  await page.getByRole('button', { name: 'Delete this label' }).click();
  await expect(taskbell.notice()).toContainText('Label deleted.');
  await taskbell.undo();
  await taskbell.openList('/labels/buro');
  await expect(taskbell.titles()).toHaveCount(2);
});

test('A task waits for its first day and is red after its deadline', async ({ api, taskbell }) => {
  await api.addAll({ title: 'Waits', date: day(0) }, { title: 'Missed' });
  await taskbell.openList('/today');
  const panel = await taskbell.openTask('Waits');
  await panel.getByLabel('Not before').fill(day(2));
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await expect(taskbell.titles()).toHaveCount(0);
  await taskbell.openList('/inbox');
  await expect(taskbell.row('Waits').locator('.start')).toContainText('from');
  const missed = await taskbell.openTask('Missed');
  await missed.getByLabel('Deadline').fill(day(-1));
  await missed.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await taskbell.openList('/today');
  await expect(taskbell.row('Missed').locator('.deadline.overdue')).toHaveText('Deadline Yesterday');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages of labels meet WCAG 2.2 AA in ${colorScheme} colours`, async ({ page, api, taskbell, scripts }) => {
    test.skip(!scripts, 'axe-core is a script');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await api.label(await api.add({ title: 'One', date: day(0) }), 'garden, work');
    await api.call('save_label', [['label[label]', 'work'], ['label[word]', 'work'], ['label[colour]', 'orange']]);
    for (const path of ['/labels', '/labels/work/edit', '/labels/work', '/today']) {
      await page.goto(path);
      if (!/labels$|edit$/.test(path)) await taskbell.alive();
      expect(await violations(page), path).toEqual([]);
    }
  });
}
