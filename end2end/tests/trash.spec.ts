import { expect, test } from '../support/test.ts';

test('Deleting moves a task to the trash, and Undo brings it back', async ({ api, taskbell }) => {
  await api.add({ title: 'Old newspaper', notes: 'keep me', priority: 'low' });
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    await taskbell.delete('Old newspaper');
    await expect(taskbell.row('Old newspaper')).toHaveCount(0);
    await expect(taskbell.notice()).toContainText('Task moved to the trash.');
    await taskbell.undo();
    await expect(taskbell.notice()).toContainText('Undone.');
    await expect(taskbell.row('Old newspaper')).toBeVisible();
  });
  await taskbell.openList('/all');
  await expect(taskbell.row('Old newspaper')).toContainText('Low priority');
  await taskbell.openList('/trash');
  await expect(taskbell.titles()).toHaveCount(0);
});

test('A task is restored from the trash', async ({ api, taskbell, phone }) => {
  await api.change('delete', await api.add({ title: 'Blue bicycle' }));
  await taskbell.openList('/trash');
  await expect(taskbell.row('Blue bicycle')).toContainText('Deleted today');
  await taskbell.staying(async () => {
    if (phone) {
      await taskbell.select('Blue bicycle');
      await taskbell.bulk().getByRole('button', { name: 'Restore' }).click();
    } else {
      await taskbell.button('Restore', 'Blue bicycle').click();
    }
    await expect(taskbell.notice()).toContainText('Task restored.');
    await expect(taskbell.row('Blue bicycle')).toHaveCount(0);
  });
  await taskbell.openList('/all');
  await expect(taskbell.row('Blue bicycle')).toBeVisible();
});

test('The trash is emptied only after a second question', async ({ api, page, taskbell }) => {
  const ids = await api.addAll({ title: 'First scrap' }, { title: 'Second scrap' }, { title: 'Treasure' });
  await api.change('delete', ids[0], ids[1]);
  await taskbell.openList('/trash');
  await expect(page.getByRole('button', { name: 'Delete for good' })).toBeHidden();
  await taskbell.staying(async () => {
    await page.getByText('Empty trash').click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await expect(taskbell.titles()).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
  });
  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveText(['Treasure']);
});
