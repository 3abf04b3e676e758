import { expect, test } from '../support/test.ts';
import { violations } from '../support/axe.ts';

test('A list is made, filled, and shown beside every page', async ({ page, taskbell, person: _, phone }) => {
  await page.goto('/lists');
  await page.getByLabel('Name').fill('Garden');
  await page.getByRole('radio', { name: 'Green' }).check();
  await page.getByRole('button', { name: 'Create list' }).click();
  await expect(page).toHaveURL(/\/lists\/[0-9a-f]{32}/);
  await taskbell.alive();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garden');
  await expect(taskbell.notice()).toContainText('List created.');
  await taskbell.add('Plant bulbs');
  await expect(taskbell.titles()).toHaveText(['Plant bulbs']);
  await taskbell.settled();
  if (!phone) await expect(page.getByRole('link', { name: /^Garden ?1$/ })).toHaveAttribute('aria-current', 'page');
  await taskbell.openList('/all');
  await expect(taskbell.row('Plant bulbs').locator('.row-list')).toHaveText('Garden');
  await taskbell.openList('/inbox');
  await expect(taskbell.titles()).toHaveCount(0);
});

test('The numbers beside a list follow what is done there', async ({ page, api, taskbell, phone, scripts }) => {
  test.skip(phone || !scripts, 'they stand in the sidebar, and without scripts every change loads it');
  await api.addAll({ title: 'One' }, { title: 'Two' });
  await taskbell.openList('/inbox');
  const inbox = page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: /^Inbox/ });
  await expect(inbox).toHaveText('Inbox2');
  await taskbell.staying(async () => {
    await taskbell.button('Complete', 'One').click();
    await expect(inbox).toHaveText('Inbox1');
    await taskbell.undo();
    await expect(inbox).toHaveText('Inbox2');
  });
});

test('Tasks move to a list, several at once and one in its panel, and back', async ({ api, taskbell }) => {
  const work = await api.addList('Work');
  await api.addAll({ title: 'One' }, { title: 'Two' }, { title: 'Three' });
  await taskbell.openList('/inbox');
  await taskbell.staying(async () => {
    await taskbell.select('One', 'Two');
    await taskbell.bulk().getByRole('combobox', { name: 'Move to list' }).selectOption('Work');
    await taskbell.bulk().getByRole('button', { name: 'Move', exact: true }).click();
    await expect(taskbell.notice()).toContainText('2 tasks moved to the list.');
    await expect(taskbell.titles()).toHaveText(['Three']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(['One', 'Two', 'Three']);
  });
  const panel = await taskbell.openTask('Three');
  const list = panel.getByLabel('List', { exact: true });
  await expect(list.locator('option:checked'), 'where it stands is chosen').toHaveText('Inbox');
  await list.selectOption('Work');
  await panel.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await taskbell.openList(`/lists/${work}`);
  await expect(taskbell.titles()).toHaveText(['Three']);
  // Saved again from here it stays.
  const again = await taskbell.openTask('Three');
  await again.getByLabel('Title').fill('Three again');
  await again.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.titles()).toHaveText(['Three again']);
});

test('A list goes to the archive and to the trash with its tasks, and comes back', async ({ page, api, taskbell }) => {
  const work = await api.addList('Work');
  await api.add({ title: 'Report', list: work });
  await page.goto(`/lists/${work}/edit`);
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page).toHaveURL(/\/lists\?/);
  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveCount(0);
  await page.goto('/lists');
  await page.getByRole('button', { name: 'Take out of the archive: Work' }).click();
  await page.goto(`/lists/${work}/edit`);
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(taskbell.notice()).toContainText('List moved to the trash with its tasks.');
  await taskbell.undo();
  await taskbell.openList(`/lists/${work}`);
  await expect(taskbell.titles()).toHaveText(['Report']);
  await api.call('change_list', [['request[act]', `delete:${work}`]]);
  await taskbell.openList('/trash');
  await expect(page.getByText('The trash is empty')).toBeHidden();
  await page.getByRole('button', { name: 'Restore: Work' }).click();
  await taskbell.openList(`/lists/${work}`);
  await expect(taskbell.titles()).toHaveText(['Report']);
});

test('Lists are put in order by buttons', async ({ page, api }) => {
  for (const name of ['A', 'B', 'C']) await api.addList(name);
  await page.goto('/lists');
  const names = page.locator('.own-lists .nav-name');
  await page.getByRole('button', { name: 'Move up: C' }).click();
  await expect(names).toHaveText(['A', 'C', 'B']);
  await page.getByRole('button', { name: 'Move down: A' }).click();
  await expect(names).toHaveText(['C', 'A', 'B']);
  await expect(page.getByRole('button', { name: 'Move up: C' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`The pages of lists meet WCAG 2.2 AA in ${colorScheme} colours`, async ({ page, api, taskbell, scripts }) => {
    test.skip(!scripts, 'axe-core is a script');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const work = await api.addList('Work');
    const gone = await api.addList('Gone');
    const away = await api.addList('Away');
    await api.add({ title: 'Report', list: work });
    await api.call('change_list', [['request[act]', `delete:${gone}`]]);
    await api.call('change_list', [['request[act]', `archive:${away}`]]);
    for (const path of ['/lists', `/lists/${work}/edit`, '/inbox', `/lists/${work}`, `/lists/${away}`, '/all', '/trash']) {
      await page.goto(path);
      if (!/lists$|edit$/.test(path)) await taskbell.alive();
      expect(await violations(page), path).toEqual([]);
    }
  });
}
