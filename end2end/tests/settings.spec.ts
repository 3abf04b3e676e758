import { password } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { Taskbell } from '../support/taskbell.ts';

test('Name, time zone and reminder hour are saved', async ({ page, taskbell, person: _ }) => {
  await page.goto('/settings');
  await expect(page.getByLabel('Daily reminder at')).toHaveValue('9');
  await page.getByLabel('Name').fill('Grace Hopper');
  await page.getByLabel('Time zone').fill('Pacific/Auckland');
  await page.getByLabel('Daily reminder at').selectOption('07:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Settings saved.');
  await page.reload();
  await expect(page.getByLabel('Name')).toHaveValue('Grace Hopper');
  await expect(page.getByLabel('Time zone')).toHaveValue('Pacific/Auckland');
  await expect(page.getByLabel('Daily reminder at')).toHaveValue('7');
  await expect(page.locator('.who')).toHaveText('Grace Hopper');
});

test('A time zone that does not exist is refused at the field, and everything typed stays', async ({
  page,
  taskbell,
  guard,
  person: _,
}) => {
  guard.expectStatus(422);
  await page.goto('/settings');
  await page.getByLabel('Name').fill('New Name');
  await page.getByLabel('Time zone').fill('Middle/Earth');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Time zone')).toHaveAttribute('aria-invalid', 'true');
  expect(await taskbell.message(page.getByLabel('Time zone'))).toBe('Please choose a time zone from the list.');
  await expect(page.getByLabel('Time zone')).toHaveValue('Middle/Earth');
  await expect(page.getByLabel('Name')).toHaveValue('New Name');
});

test('The theme changes the colours of every page', async ({ page, taskbell, person: _ }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/settings');
  const light = await ground();
  await page.getByLabel('Theme').selectOption('Dark');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(taskbell.notice()).toContainText('Settings saved.');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await ground()).not.toBe(light);
  await taskbell.openList('/today');
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await ground()).toBe(dark);
});

test('A changed password ends the other session, and only the new one signs in', async ({
  page,
  person,
  taskbell,
  otherContext,
  guard,
}) => {
  const other = new Taskbell(await otherContext.newPage(), taskbell.scripts, taskbell.phone);
  await other.page.goto('/sign-in');
  await other.signIn(person);
  await expect(other.page).toHaveURL(/\/today/);

  await page.goto('/settings/security');
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('a different set of words');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(taskbell.notice()).toContainText('Password changed.');
  await page.goto('/today');
  await expect(page).toHaveURL('/today');

  await other.page.goto('/all');
  await expect(other.page).toHaveURL(/\/sign-in/);

  await taskbell.alive();
  await taskbell.signOut();
  guard.expectStatus(422);
  await taskbell.signIn(person);
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
  await taskbell.signIn({ ...person, password: 'a different set of words' });
  await expect(page).toHaveURL(/\/today/);
});

test('Changing the password needs the current one', async ({ page, taskbell, guard, person: _ }) => {
  guard.expectStatus(422);
  await page.goto('/settings/security');
  await page.getByLabel('Current password').fill('not my password');
  await page.getByLabel('New password').fill('a different set of words');
  await page.getByRole('button', { name: 'Change password' }).click();
  const field = page.getByLabel('Current password');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(await taskbell.message(field)).toBe('This is not your current password.');
  await expect(field).toHaveValue('');
});

test('Sessions are listed, and another one is ended', async ({ page, person, taskbell, otherContext }) => {
  const other = new Taskbell(await otherContext.newPage(), taskbell.scripts, taskbell.phone);
  await other.page.goto('/sign-in');
  await other.signIn(person);
  await expect(other.page).toHaveURL(/\/today/);

  await page.goto('/settings/security');
  const sessions = page.locator('.sessions li');
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: 'This session' })).toHaveCount(1);
  await expect(sessions.filter({ hasText: /Chrome on (Linux|Android)/ }).first()).toBeVisible();
  await sessions.getByRole('button', { name: 'End' }).click();
  await expect(taskbell.notice()).toContainText('Session ended.');
  await expect(sessions).toHaveCount(1);
  await other.page.goto('/today');
  await expect(other.page).toHaveURL(/\/sign-in/);
});

test('All other sessions are ended at once', async ({ page, person, taskbell, otherContext }) => {
  const other = new Taskbell(await otherContext.newPage(), taskbell.scripts, taskbell.phone);
  await other.page.goto('/sign-in');
  await other.signIn(person);
  await expect(other.page).toHaveURL(/\/today/);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(page.locator('.sessions li')).toHaveCount(1);
  await other.page.goto('/today');
  await expect(other.page).toHaveURL(/\/sign-in/);
  await page.goto('/today');
  await expect(page).toHaveURL('/today');
  await taskbell.alive();
});

test('An account is deleted with its password only, and is gone', async ({ page, person, taskbell, guard }) => {
  guard.expectStatus(422);
  await page.goto('/settings');
  await page.getByText('Delete my account').click();
  await page.getByLabel('Your password').fill('not my password');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  const field = page.getByLabel('Your password');
  await expect(field, 'the message can be seen').toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(await taskbell.message(field)).toBe('This is not your current password.');
  await expect(page.getByLabel('Name'), 'only this form complains').not.toHaveAttribute('aria-invalid', 'true');

  await field.fill(person.password);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(taskbell.notice()).toContainText('Your account and all its data are deleted.');
  await taskbell.signIn(person);
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
});
