import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('A task is added with one field and Enter, and is there after a reload', async ({ taskbell, person: _ }) => {
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    await taskbell.add('Buy oat milk');
    await expect(taskbell.row('Buy oat milk')).toBeVisible();
    await expect(taskbell.newTask()).toHaveValue('');
    await expect(taskbell.notice()).toContainText('Task added.');
    await taskbell.add('Call the electrician');
    await expect(taskbell.titles()).toHaveText(['Call the electrician', 'Buy oat milk']);
  });
  await taskbell.reload();
  await expect(taskbell.titles()).toHaveText(['Call the electrician', 'Buy oat milk']);
});

test('A task added in Today is due today', async ({ page, taskbell, person: _ }) => {
  await taskbell.openList('/today');
  await taskbell.add('Water the plants');
  await taskbell.reload();
  await expect(page.getByRole('heading', { name: /^Today, / })).toBeVisible();
  await taskbell.openList('/all');
  await expect(taskbell.row('Water the plants').locator('time')).toHaveText('Today');
  await expect(taskbell.row('Water the plants').locator('time')).toHaveAttribute('datetime', day(0));
});

test('A task added in Upcoming is due tomorrow', async ({ taskbell, person: _ }) => {
  await taskbell.openList('/upcoming');
  await taskbell.add('Pack the bag');
  await expect(taskbell.row('Pack the bag')).toBeVisible();
  await taskbell.openList('/all');
  await expect(taskbell.row('Pack the bag').locator('time')).toHaveText('Tomorrow');
});

test('A task without a title is refused at the field', async ({ taskbell, person: _, guard, scripts }) => {
  if (!scripts) guard.expectStatus(422);
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    await taskbell.add('   ');
    await expect(taskbell.newTask()).toHaveAttribute('aria-invalid', 'true');
    expect(await taskbell.message(taskbell.newTask())).toBe('Please fill this in.');
  });
  await expect(taskbell.titles()).toHaveCount(0);
});

test('A title that is too long is refused at the field and kept', async ({ taskbell, person: _, guard }) => {
  // How much of it is title is known to the server.
  guard.expectStatus(422);
  const long = 'x'.repeat(201);
  await taskbell.openList('/all');
  await taskbell.add(long);
  await expect(taskbell.newTask()).toHaveAttribute('aria-invalid', 'true');
  expect(await taskbell.message(taskbell.newTask())).toBe('Please use at most 200 characters.');
  await expect(taskbell.newTask()).toHaveValue(long);
  await expect(taskbell.titles()).toHaveCount(0);
});

test('A task is edited on its own page', async ({ page, api, taskbell }) => {
  const id = await api.add({ title: 'Write the talk' });
  await page.goto(`/tasks/${id}`);
  await page.getByLabel('Title').fill('Write the keynote');
  await page.getByLabel('Notes').fill('Start with **why**.\n\n- one\n- two');
  await page.getByLabel('Status').selectOption('In progress');
  await page.getByLabel('Priority').selectOption('High');
  await page.getByLabel('Due date').fill(day(1));
  await page.getByLabel('Time', { exact: true }).fill('09:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Task saved.');
  await expect(page.getByRole('heading', { name: 'Write the keynote' })).toBeVisible();
  await expect(page.locator('.panel-due time')).toHaveText('Tomorrow 09:30');
  await expect(page.locator('.notes strong')).toHaveText('why');
  await expect(page.locator('.notes li')).toHaveText(['one', 'two']);
  await expect(page.getByLabel('Notes')).toHaveValue('Start with **why**.\n\n- one\n- two');
  await expect(page.getByLabel('Status')).toHaveValue('in_progress');
  await expect(page.getByLabel('Priority')).toHaveValue('high');
});

test('A task is edited beside the list', async ({ page, api, taskbell }) => {
  await api.add({ title: 'Plan the trip', notes: 'By train' });
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    const panel = await taskbell.openTask('Plan the trip');
    await expect(page).toHaveURL(/\/all\?open=/);
    await expect(panel.getByLabel('Notes')).toHaveValue('By train');
    await panel.getByLabel('Title').fill('Plan the long trip');
    await panel.getByLabel('Priority').selectOption('Medium');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(taskbell.notice()).toContainText('Task saved.');
    await expect(panel.getByRole('heading', { name: 'Plan the long trip' })).toBeVisible();
    await panel.getByRole('link', { name: 'Close' }).click();
    await expect(panel).toBeHidden();
  });
  await taskbell.reload();
  await expect(taskbell.row('Plan the long trip')).toContainText('Medium priority');
});

test('An edit that is refused says why at the field and keeps what was typed', async ({ api, taskbell, guard }) => {
  guard.expectStatus(422);
  await api.add({ title: 'Book the flight', notes: 'Window seat' });
  await taskbell.openList('/all');
  const panel = await taskbell.openTask('Book the flight');
  await taskbell.staying(async () => {
    await panel.getByLabel('Title').fill('');
    await panel.getByLabel('Notes').fill('Aisle seat </textarea><b>"quoted" & more</b>');
    await panel.getByLabel('Time', { exact: true }).fill('10:00');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(panel.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
    expect(await taskbell.message(panel.getByLabel('Title'))).toBe('Please fill this in.');
    expect(await taskbell.message(panel.getByLabel('Time', { exact: true }))).toBe('A time needs a date.');
  });
  await expect(panel.getByLabel('Notes')).toHaveValue('Aisle seat </textarea><b>"quoted" & more</b>');
  await expect(panel.getByLabel('Time', { exact: true })).toHaveValue('10:00');
});

test('A task is started, completed and reopened', async ({ api, page, taskbell, phone }) => {
  await api.add({ title: 'Mend the jacket' });
  await taskbell.openList('/all');
  await taskbell.staying(async () => {
    if (phone) {
      const panel = await taskbell.openTask('Mend the jacket');
      await panel.getByLabel('Status').selectOption('In progress');
      await panel.getByRole('button', { name: 'Save' }).click();
      await expect(taskbell.notice()).toContainText('Task saved.');
      await panel.getByRole('link', { name: 'Close' }).click();
    } else {
      await taskbell.button('Start', 'Mend the jacket').click();
      await expect(taskbell.notice()).toContainText('Task started.');
    }
    await taskbell.alive();
    await expect(taskbell.row('Mend the jacket')).toContainText('In progress');
    await taskbell.button('Complete', 'Mend the jacket').click();
    await expect(taskbell.notice()).toContainText('Task completed.');
    await expect(taskbell.row('Mend the jacket')).toHaveCount(0);
  });

  await taskbell.go('Completed');
  await taskbell.alive();
  await expect(page).toHaveURL(/\/completed/);
  await expect(taskbell.row('Mend the jacket')).toContainText('Completed today');
  await taskbell.button('Reopen', 'Mend the jacket').click();
  await expect(taskbell.row('Mend the jacket')).toHaveCount(0);
  await expect(taskbell.notice()).toContainText('Task reopened.');

  await taskbell.openList('/all');
  await expect(taskbell.button('Complete', 'Mend the jacket')).toBeVisible();
});

test('Completing a task is undone', async ({ api, taskbell }) => {
  await api.add({ title: 'Pay the bill', priority: 'high', date: day(0) });
  await taskbell.openList('/today');
  await taskbell.staying(async () => {
    await taskbell.button('Complete', 'Pay the bill').click();
    await expect(taskbell.row('Pay the bill')).toHaveCount(0);
    await taskbell.undo();
    await expect(taskbell.row('Pay the bill')).toBeVisible();
    await expect(taskbell.notice()).toContainText('Undone.');
  });
});
