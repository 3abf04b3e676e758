import type { Fields } from '../support/api.ts';
import { expect, test } from '../support/test.ts';

for (const where of ['on its page', 'beside the list']) {
  test(`An edit ${where} of a task that changed meanwhile says so, keeps the text, and saves again`, async ({
    api,
    page,
    taskbell,
    guard,
  }) => {
    guard.expectStatus(409);
    const id = await api.add({ title: 'Shared plan' });
    if (where === 'on its page') {
      await page.goto(`/tasks/${id}`);
    } else {
      await taskbell.openList('/all');
      await taskbell.openTask('Shared plan');
    }
    await api.save(id, 1, { title: 'Changed in another window', priority: 'high' });

    const panel = taskbell.panel();
    await panel.getByLabel('Title').fill('Typed here');
    await panel.getByLabel('Notes').fill('A long text that must not be lost');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByRole('alert')).toContainText('changed in another window');
    await expect(panel.getByLabel('Title')).toHaveValue('Typed here');
    await expect(panel.getByLabel('Notes')).toHaveValue('A long text that must not be lost');

    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(taskbell.notice()).toContainText('Task saved.');
    await expect(panel.getByRole('heading', { name: 'Typed here' })).toBeVisible();
    await page.goto(`/tasks/${id}`);
    await expect(panel.getByLabel('Notes')).toHaveValue('A long text that must not be lost');
  });
}

test('Undo leaves alone what changed again since', async ({ api, taskbell }) => {
  const id = await api.add({ title: 'Contested' });
  await taskbell.openList('/all');
  await taskbell.button('Complete', 'Contested').click();
  await expect(taskbell.notice()).toContainText('Task completed.');
  await api.save(id, 2, { title: 'Contested', priority: 'high' });
  await taskbell.undo();
  await expect(taskbell.notice()).toContainText('Nothing to undo: it changed again since.');
});

test('A form sent twice adds one task', async ({ api, taskbell, page, scripts }) => {
  await taskbell.openList('/all');
  if (scripts) {
    await taskbell.newTask().fill('Only once');
    await page.getByRole('button', { name: 'Add', exact: true }).dblclick();
    await expect(taskbell.notice()).toContainText('Task added.');
    await expect(taskbell.newTask()).toHaveValue('');
  } else {
    const id = await page.locator('[name="task[id]"]').inputValue();
    const form: Fields = [
      ['do', 'add_task'],
      ['task[id]', id],
      ['task[title]', 'Only once'],
      ['task[list]', 'all'],
    ];
    const answers = await Promise.all([api.post('/all', form), api.post('/all', form)]);
    expect(answers.map((answer) => answer.status())).toEqual([303, 303]);
  }
  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveText(['Only once']);
});
