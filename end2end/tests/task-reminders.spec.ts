import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('Reminders are set at a task and taken away again', async ({ api, page, taskbell }) => {
  const id = await api.add({ title: 'Dentist', date: day(2), time: '16:00' });
  await taskbell.openList(`/all?open=${id}`);
  const reminders = page.getByRole('region', { name: 'Reminders' });
  await taskbell.staying(async () => {
    await reminders.getByRole('button', { name: '1 hour before', exact: true }).click();
    await expect(taskbell.notice()).toContainText('Reminder set.');
    await expect(reminders.getByRole('listitem')).toContainText('15:00');
  });
  await taskbell.openList(`/all?open=${id}`);
  await reminders.getByText('Another time').click();
  const form = reminders.locator('form').filter({ has: page.locator('[value=days]') });
  await form.getByLabel('Days before').fill('1');
  await form.getByLabel('at').fill('18:30');
  await form.getByRole('button', { name: 'Set' }).click();
  await expect(reminders.getByRole('listitem')).toHaveCount(2);
  await expect(reminders).toContainText('1 day before at 18:30');
  await reminders.getByRole('button', { name: 'Remove: 1 hour before' }).click();
  await expect(reminders.getByRole('listitem')).toHaveCount(1);
});

test('What is wrong with a reminder is said, and what was typed stays', async ({ api, guard, page, taskbell }) => {
  guard.expectStatus(422);
  const id = await api.add({ title: 'Dentist', date: day(2) });
  await taskbell.openList(`/all?open=${id}`);
  const reminders = page.getByRole('region', { name: 'Reminders' });
  await reminders.getByText('Another time').click();
  const form = reminders.locator('form').filter({ has: page.locator('[value=days]') });
  await form.getByLabel('Days before').fill('9999');
  await form.getByRole('button', { name: 'Set' }).click();
  await expect(reminders.getByRole('alert').first()).toContainText('Please type a whole number');
  await expect(form.getByLabel('Days before')).toHaveValue('9999');
});

test('The daily reminder is turned off and on in the settings', async ({ api: _, page, taskbell }) => {
  await page.goto('/settings');
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Reminders' }) });
  await section.getByLabel('A mail on every day before tasks are due').uncheck();
  await section.getByLabel('Include overdue tasks').check();
  await section.getByRole('button', { name: 'Update reminders' }).click();
  await expect(taskbell.notice()).toContainText('Settings saved.');
  await expect(section.getByLabel('A mail on every day before tasks are due')).not.toBeChecked();
  await expect(section.getByLabel('Include overdue tasks')).toBeChecked();
});
