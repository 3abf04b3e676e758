import { password, signUp, somebody } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('A person signs up, signs out and signs in again', async ({ page, taskbell }) => {
  const person = somebody('Ada Lovelace');
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/today/);
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
  await expect(taskbell.notice()).toContainText('Signed in.');

  await taskbell.signOut();
  await expect(taskbell.notice()).toContainText('Signed out.');
  await page.goto('/today');
  await expect(page).toHaveURL(/\/sign-in/);

  await taskbell.signIn(person);
  await expect(page).toHaveURL(/\/today/);
});

test('Sign-up says at each field what is wrong and keeps what was typed', async ({ page, taskbell, guard }) => {
  guard.expectStatus(422);
  await page.goto('/sign-up');
  await page.getByLabel('E-mail').fill('not an address');
  await page.getByLabel('Password').fill('too short');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  expect(await taskbell.message(page.getByLabel('Name'))).toBe('Please fill this in.');
  expect(await taskbell.message(page.getByLabel('E-mail'))).toBe('This is not an e-mail address.');
  expect(await taskbell.message(page.getByLabel('Password'))).toBe('Please use at least 12 characters.');
  await expect(page.getByLabel('E-mail')).toHaveValue('not an address');
  await expect(page.getByLabel('Password')).toHaveValue('');
});

for (const easy of ['password1234', 'qwertyuiop12', 'aaaaaaaaaaaaaaaa', 'Robin Reed 1']) {
  test(`The password ${easy} is refused as easy to guess`, async ({ page, taskbell, guard, phone }) => {
    test.skip(phone, 'the same form');
    guard.expectStatus(422);
    const person = somebody();
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill(person.name);
    await page.getByLabel('E-mail').fill(person.email);
    await page.getByLabel('Password').fill(easy);
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('This password is easy to guess.')).toBeVisible();
    expect(await taskbell.message(page.getByLabel('Password'))).toContain('easy to guess');
    await expect(page.getByLabel('Name')).toHaveValue(person.name);
  });
}

test('A password may be any Unicode, and its composition does not matter', async ({ page, taskbell }) => {
  const composed = { ...somebody(), password: 'Zürich — ピーナツ und Käse' };
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(composed.name);
  await page.getByLabel('E-mail').fill(composed.email);
  await page.getByLabel('Password').fill(composed.password.normalize('NFC'));
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/today/);
  await taskbell.signOut();
  await taskbell.signIn({ ...composed, password: composed.password.normalize('NFD') });
  await expect(page).toHaveURL(/\/today/);
});

test('An e-mail address opens one account, whatever its case', async ({ page, playwright, server, taskbell, guard }) => {
  const person = somebody();
  const elsewhere = await playwright.request.newContext();
  await signUp(elsewhere, server.url, person);
  await elsewhere.dispose();
  guard.expectStatus(422);
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill('Somebody Else');
  await page.getByLabel('E-mail').fill(person.email.toUpperCase());
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByText('There is already an account')).toBeVisible();
  expect(await taskbell.message(page.getByLabel('E-mail'))).toContain('There is already an account');
});

test('A wrong password and an unknown e-mail get the same answer', async ({ page, person, context, taskbell, guard }) => {
  await context.clearCookies();
  guard.expectStatus(422);
  await page.goto('/sign-in');
  await taskbell.signIn({ email: person.email, password: 'not the password' });
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');
  await expect(page.getByLabel('E-mail')).toHaveValue(person.email);
  await expect(page.getByLabel('Password')).toHaveValue('');

  const stranger = somebody();
  await taskbell.signIn({ email: stranger.email, password: 'not the password' });
  await expect(page.getByLabel('E-mail')).toHaveValue(stranger.email);
  await expect(page.getByRole('alert')).toHaveText('E-mail or password is wrong.');

  await taskbell.signIn(person);
  await expect(page).toHaveURL(/\/today/);
});

test('Signing in leads to the page that was asked for', async ({ page, person, api, context, taskbell }) => {
  const id = await api.add({ title: 'Read the mail' });
  await context.clearCookies();
  await page.goto(`/tasks/${id}`);
  await expect(page).toHaveURL(/\/sign-in/);
  await taskbell.signIn(person);
  await expect(page).toHaveURL(new RegExp(`/tasks/${id}`));
  await expect(page.getByRole('heading', { name: 'Read the mail' })).toBeVisible();
});

test('Signing in never leads to another site', async ({ page, person, context, taskbell }) => {
  await context.clearCookies();
  await page.goto('/sign-in?next=https://evil.example/');
  await taskbell.signIn(person);
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/today/);
});

test('After signing out, Back does not show the tasks again', async ({ page, api, taskbell }) => {
  await api.add({ title: 'Private matter' });
  await taskbell.openList('/all');
  await expect(taskbell.row('Private matter')).toBeVisible();
  await taskbell.signOut();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  await expect(page.getByText('Private matter')).toHaveCount(0);
});

test('The time zone starts as the one of the browser, without scripts as UTC', async ({ page, scripts }) => {
  const person = somebody();
  await page.goto('/sign-up');
  const note = page.locator('noscript p');
  if (scripts) {
    await expect(page.locator('[name="account[zone]"]')).toHaveValue('Europe/Berlin');
    await expect(note).toHaveCount(0);
  } else {
    expect(await note.textContent()).toContain('Your time zone starts as UTC.');
    await expect(note).toBeVisible();
  }
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.getByLabel('Password').fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/today/);
  await page.goto('/settings');
  await expect(page.getByLabel('Time zone')).toHaveValue(scripts ? 'Europe/Berlin' : 'UTC');
});
