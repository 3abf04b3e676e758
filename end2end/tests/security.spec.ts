import { createHmac } from 'node:crypto';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';

/** A code by RFC 6238, as an app makes it, so many steps from now. */
function code(secret: string, steps = 0): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replaceAll(' ', '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', key).update(counter).digest();
  const number = hash.readUInt32BE(hash[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

test('Two-step sign-in is set up, asked for, and a recovery code lets in once', async ({
  page,
  person,
  taskbell,
  guard,
  scripts,
}) => {
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible();
  if (scripts) expect(await violations(page), 'set-up').toEqual([]);
  const secret = (await page.locator('.secret').first().textContent()) ?? '';
  await page.getByLabel('Code from the app').fill(code(secret));
  await page.getByRole('button', { name: 'Turn on' }).click();
  const codes = await page.locator('.recovery-codes li').allTextContents();
  expect(codes).toHaveLength(10);
  if (scripts) expect(await violations(page), 'recovery codes').toEqual([]);
  await page.goto('/settings/security');
  await expect(page.locator('.recovery-codes'), 'shown once').toHaveCount(0);
  await expect(page.getByText('10 recovery codes are left.')).toBeVisible();

  await page.goto('/today');
  await taskbell.signOut();
  guard.expectStatus(422);
  await taskbell.signIn(person);
  await expect(page).toHaveURL(/\/sign-in\/second/);
  if (scripts) expect(await violations(page), 'second step').toEqual([]);
  const field = page.locator('[name="second[code]"]');
  await field.fill('000000');
  await page.getByRole('button').first().click();
  expect(await taskbell.message(field)).toBe('This code is wrong or was used already.');
  await field.fill(codes[3].toLowerCase());
  await page.getByRole('button').first().click();
  await expect(page).toHaveURL(/\/today/);
  await page.goto('/settings/security');
  await expect(page.getByText('9 recovery codes are left.')).toBeVisible();
  await expect(page.getByText('Recovery codes · used')).toBeVisible();
});

test('Mails about new browsers are turned off and on', async ({ page, person: _, taskbell, scripts }) => {
  await page.goto('/settings/security');
  const section = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Mails about new browsers' }) });
  await section.getByRole('button', { name: 'Turn off' }).click();
  await expect(taskbell.notice()).toContainText('Mails about new browsers are off.');
  await expect(section).toContainText('Off.');
  if (scripts) expect(await violations(page)).toEqual([]);
  await section.getByRole('button', { name: 'Turn on' }).click();
  await expect(taskbell.notice()).toContainText('Mails about new browsers are on.');
  await expect(section.getByRole('button', { name: 'Turn off' })).toBeVisible();
});

test('An access token is shown once, says who one is, and is revoked', async ({ page, person, request, server }) => {
  await page.goto('/settings/security');
  await page.getByLabel('Name', { exact: true }).fill('Calendar');
  await page.getByText('read your name and e-mail').click();
  await page.getByRole('button', { name: 'Create token' }).click();
  const token = ((await page.locator('.secret').first().textContent()) ?? '').trim();
  expect(token).toMatch(/^taskbell_pat_[0-9A-Za-z]{49}$/);
  const me = () => request.get(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await me()).json()).toMatchObject({ email: person.email });
  await page.goto('/settings/security');
  await expect(page.locator('.secret'), 'shown once').toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('button', { name: 'Revoke' })).toHaveCount(0);
  expect((await me()).status()).toBe(401);
});

test('Operators find people, and the last one cannot go', async ({ page, person, server, guard, scripts }) => {
  guard.expectStatus(422);
  expect(await server.run(['admin', 'grant', person.email])).toMatchObject({ code: 0 });
  // Tests before this one made operators of their people.
  const { output } = await server.run(['admin', 'list']);
  for (const email of output.split('\n').filter((line) => line.includes('@') && line !== person.email)) {
    expect(await server.run(['admin', 'revoke', email])).toMatchObject({ code: 0 });
  }
  for (const path of ['/admin/people', '/admin/invitations', '/admin/audit', '/admin/settings']) {
    await page.goto(path);
    if (scripts) expect(await violations(page), path).toEqual([]);
  }
  await page.goto('/admin/people');
  await page.getByRole('searchbox').fill(person.email.toUpperCase());
  await page.getByRole('button', { name: 'Find' }).click();
  await page.getByRole('rowheader').getByRole('link').click();
  await expect(page.getByRole('definition').filter({ hasText: person.email })).toBeVisible();
  await page.getByText('Delete the account').first().click();
  await page.getByRole('button', { name: 'Delete the account' }).click();
  await expect(page.getByRole('alert')).toContainText('Nobody else could look after this installation.');
  if (scripts) expect(await violations(page), 'a person').toEqual([]);
});
