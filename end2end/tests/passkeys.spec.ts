import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { CDPSession, Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/test.ts';
import { Server } from '../support/server.ts';

interface Key {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
}

const hash = (text: string) => createHash('sha256').update(text).digest();

/** A device with passkeys, which Chromium plays. */
class Authenticator {
  private constructor(
    private session: CDPSession,
    private id: string,
  ) {}

  static async plug(page: Page, verifies = true): Promise<Authenticator> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: verifies ? 'internal' : 'usb',
        hasResidentKey: true,
        hasUserVerification: verifies,
        isUserVerified: verifies,
        automaticPresenceSimulation: true,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  async keys(): Promise<Key[]> {
    return (await this.session.send('WebAuthn.getCredentials', { authenticatorId: this.id })).credentials;
  }

  async add(key: Key): Promise<void> {
    await this.session.send('WebAuthn.addCredential', { authenticatorId: this.id, credential: key });
  }

  async clear(): Promise<void> {
    await this.session.send('WebAuthn.clearCredentials', { authenticatorId: this.id });
  }

  async setVerified(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.id, isUserVerified });
  }
}

/** At a name, where browsers have passkeys: the other tests are at a number. */
const named = test.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      // Its port is known only once it listens; the name is put in front of it then.
      const probe = await Server.start();
      const port = new URL(probe.url).port;
      await probe.stop();
      const server = await Server.prepare({ LISTEN: `127.0.0.1:${port}`, PUBLIC_URL: `http://localhost:${port}` });
      await server.serve();
      server.url = `http://localhost:${port}`;
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

/** Adds a passkey on the page about getting in; the recovery codes that come with the first. */
async function addPasskey(page: Page, name: string): Promise<string[]> {
  await page.goto('/settings/security');
  await page.getByLabel('Name of the passkey').fill(name);
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await expect(page.getByRole('strong').filter({ hasText: name })).toBeVisible();
  return page.locator('.recovery-codes li').allTextContents();
}

named('A passkey signs in without a name or a password', async ({ page, person, taskbell, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  const phone = await Authenticator.plug(page);
  expect(await addPasskey(page, 'My phone')).toHaveLength(10);
  expect(await phone.keys()).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }]);
  await page.goto('/settings/security');
  expect(await violations(page), 'passkeys').toEqual([]);
  await page.goto('/today');
  await taskbell.signOut();
  await page.goto('/sign-in?next=/all');
  expect(await violations(page), 'sign-in').toEqual([]);
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/all');
  await page.goto('/settings/security');
  await expect(page.getByText(/Last used today/)).toBeVisible();
  await expect(page.getByText(person.email).first()).toBeVisible();

  // Renamed, and removed once it is certain.
  await page.getByText('Rename').first().click();
  await page.getByLabel('New name').fill('Old phone');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByRole('strong').filter({ hasText: 'Old phone' })).toBeVisible();
  const item = page.getByRole('listitem').filter({ hasText: 'Old phone' });
  await item.getByText('Remove', { exact: true }).first().click();
  await item.getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('Old phone')).toHaveCount(0);
});

named('After the password a passkey is enough that checks nobody', async ({ page, person, taskbell, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  await Authenticator.plug(page, false);
  await addPasskey(page, 'My key');
  await page.goto('/settings/security');
  await expect(page.getByText('For use after the password.')).toBeVisible();
  await page.goto('/today');
  await taskbell.signOut();
  await taskbell.signIn(person);
  await expect(page).toHaveURL(/\/sign-in\/second/);
  expect(await violations(page), 'second step').toEqual([]);
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(page).toHaveURL(/\/today/);
});

named('Whoever is not recognised is told, and goes on in another way', async ({ page, person, taskbell, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  const phone = await Authenticator.plug(page);
  const codes = await addPasskey(page, 'My phone');
  await page.goto('/today');
  await taskbell.signOut();
  await phone.setVerified(false);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page.getByRole('alert')).toHaveText('No passkey was used. Try again, or go on in another way.');
  await taskbell.signIn(person);
  await page.locator('[name="second[code]"]').fill(codes[0]);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/today/);
});

named('A passkey of another site, and a copy, are refused', async ({ page, person, guard, taskbell, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  expect(person.email).toContain('@');
  guard.expectStatus(422);
  const phone = await Authenticator.plug(page);
  await addPasskey(page, 'My phone');
  const [first] = await phone.keys();
  const enter = async () => {
    await page.goto('/today');
    await taskbell.signOut();
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  };
  await enter();
  await expect(page).toHaveURL(/\/today/);
  // The key as it was before, in other hands.
  await phone.clear();
  await phone.add({ ...first, rpId: 'localhost' });
  await enter();
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('This passkey was not accepted.');
  await phone.clear();
  await phone.add({ ...first, rpId: 'localhost', signCount: 1000 });
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(page).toHaveURL(/\/today/);
  // A key that other sites have is not offered to ours: the browser itself finds none.
  await phone.clear();
  await phone.add({ ...first, rpId: 'evil.localhost' });
  await enter();
  await expect(page.getByRole('alert').filter({ visible: true })).toContainText('No passkey was used.');
});

named('What a passkey says at another address is refused', async ({ page, person, server, guard, taskbell, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  expect(person.email).toContain('@');
  guard.expectStatus(422);
  const phone = await Authenticator.plug(page);
  await addPasskey(page, 'My phone');
  const [key] = await phone.keys();
  await page.goto('/today');
  await taskbell.signOut();
  /** Signs what is asked with the phone's own key, as a browser at this address would; the status of the answer. */
  const answeredAt = async (origin: string, counter: number) => {
    const question = await page.evaluate(async () => (await fetch('/api/begin_passkey_sign_in', { method: 'POST' })).json());
    const client = JSON.stringify({ type: 'webauthn.get', challenge: question.challenge, origin });
    const head = Buffer.from([5, 0, 0, 0, counter]);
    const data = Buffer.concat([hash(question.rpId), head]);
    const der = { key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' } as const;
    const signature = sign('sha256', Buffer.concat([data, hash(client)]), createPrivateKey(der));
    const id = Buffer.from(key.credentialId, 'base64').toString('base64url');
    const response = {
      clientDataJSON: Buffer.from(client).toString('base64url'),
      authenticatorData: data.toString('base64url'),
      signature: signature.toString('base64url'),
      userHandle: Buffer.from(key.userHandle ?? '', 'base64').toString('base64url'),
    };
    const answer = JSON.stringify({ id, rawId: id, type: 'public-key', response });
    return page.evaluate(async (answer) => {
      const body = new URLSearchParams([['passkey[answer]', answer]]);
      return (await fetch('/api/finish_passkey_sign_in', { method: 'POST', body })).status;
    }, answer);
  };
  expect(await answeredAt(server.url.replace('localhost', 'evil.localhost'), 100)).toBe(422);
  expect(await answeredAt(server.url, 101)).toBe(200);
});

named('The page asks for a passkey when it is to be certain who one is', async ({ page, person, scripts }) => {
  test.skip(!scripts, 'passkeys need scripts');
  expect(person.email).toContain('@');
  await Authenticator.plug(page);
  await addPasskey(page, 'My phone');
  await page.goto('/sign-in/again?next=/settings/security');
  expect(await violations(page), 'again').toEqual([]);
  await page.getByRole('button', { name: 'Confirm with a passkey' }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/settings/security');
});

named('Without scripts the pages say that passkeys need them', async ({ page, person, scripts }) => {
  test.skip(scripts, 'there are scripts');
  await page.goto('/settings/security');
  await expect(page.locator('noscript p')).toHaveText('Passkeys work only with JavaScript.');
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await expect(page.locator('noscript p')).toBeVisible();
  await page.getByLabel('E-mail').fill(person.email);
});

test('At an address without a name the page says that there are no passkeys', async ({ page, person }) => {
  expect(person.email).toContain('@');
  await page.goto('/settings/security');
  await expect(page.getByText('Passkeys need HTTPS and an address with a name.')).toBeVisible();
});
