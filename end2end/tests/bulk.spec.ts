import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

const all = ['Ash', 'Birch', 'Cedar', 'Dogwood'];

test.beforeEach(async ({ api, taskbell }) => {
  for (const title of [...all].reverse()) await api.add({ title });
  await taskbell.openList('/all');
});

test('The bar for several tasks is there only while some are selected', async ({ taskbell }) => {
  await expect(taskbell.bulk()).toBeHidden();
  await taskbell.select('Ash');
  await expect(taskbell.bulk()).toBeVisible();
  await taskbell.row('Ash').getByRole('checkbox').uncheck();
  await expect(taskbell.bulk()).toBeHidden();
});

test('Several tasks are completed at once, and the lot is undone', async ({ taskbell }) => {
  await taskbell.staying(async () => {
    await taskbell.select('Ash', 'Cedar');
    await taskbell.bulk().getByRole('button', { name: 'Complete' }).click();
    await expect(taskbell.notice()).toContainText('2 tasks completed.');
    await expect(taskbell.titles()).toHaveText(['Birch', 'Dogwood']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(all);
  });
  await taskbell.openList('/completed');
  await expect(taskbell.titles()).toHaveCount(0);
});

test('Several tasks are deleted at once, and the lot is undone', async ({ taskbell }) => {
  await taskbell.staying(async () => {
    await taskbell.select('Birch', 'Cedar', 'Dogwood');
    await taskbell.bulk().getByRole('button', { name: 'Delete' }).click();
    await expect(taskbell.notice()).toContainText('3 tasks moved to the trash.');
    await expect(taskbell.titles()).toHaveText(['Ash']);
    await taskbell.undo();
    await expect(taskbell.titles()).toHaveText(all);
  });
  await taskbell.openList('/trash');
  await expect(taskbell.titles()).toHaveCount(0);
});

test('Several tasks are rescheduled at once, and the lot is undone', async ({ taskbell }) => {
  await taskbell.staying(async () => {
    await taskbell.select('Ash', 'Birch');
    await taskbell.bulk().getByLabel('New due date').fill(day(1));
    await taskbell.bulk().getByRole('button', { name: 'Reschedule' }).click();
    await expect(taskbell.notice()).toContainText('2 tasks rescheduled.');
    await expect(taskbell.row('Ash').locator('time')).toHaveText('Tomorrow');
    await expect(taskbell.row('Birch').locator('time')).toHaveText('Tomorrow');
    await expect(taskbell.row('Cedar').locator('time')).toHaveCount(0);
    await taskbell.undo();
    await expect(taskbell.row('Ash').locator('time')).toHaveCount(0);
    await expect(taskbell.row('Birch').locator('time')).toHaveCount(0);
  });
});

test('Several tasks get a priority at once, and the lot is undone', async ({ taskbell }) => {
  await taskbell.staying(async () => {
    await taskbell.select('Cedar', 'Dogwood');
    await taskbell.bulk().getByLabel('New priority').selectOption('High');
    await taskbell.bulk().getByRole('button', { name: 'Set priority' }).click();
    await expect(taskbell.notice()).toContainText('2 tasks prioritised.');
    await expect(taskbell.row('Cedar')).toContainText('High priority');
    await expect(taskbell.row('Dogwood')).toContainText('High priority');
    await expect(taskbell.row('Ash')).not.toContainText('High priority');
    await taskbell.undo();
    await expect(taskbell.row('Cedar')).not.toContainText('High priority');
  });
});

test('A second change while the first is still announced works too', async ({ taskbell }) => {
  await taskbell.select('Ash');
  await taskbell.bulk().getByRole('button', { name: 'Complete' }).click();
  await expect(taskbell.notice()).toContainText('Task completed.');
  await taskbell.select('Birch', 'Cedar');
  await taskbell.bulk().getByRole('button', { name: 'Delete' }).click();
  await expect(taskbell.titles()).toHaveText(['Dogwood']);
});
