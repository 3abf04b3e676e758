import { test as base, expect } from '@playwright/test';
import { corpus } from '../support/corpus.ts';
import * as dates from '../support/dates.ts';
import { signUp, somebody } from '../support/people.ts';
import { Server } from '../support/server.ts';
import { MailServer } from '../support/smtp.ts';

/** All days are counted from one instant: it may be midnight before a test is over. */
const begun = Date.now();
const day = (offset: number) => dates.day(offset, begun);
/** Reminders of tomorrow's tasks come at nine today; the tests look at those of the day after, at nine tomorrow. */
const nine = `${day(1)}T09:00:00Z`;

interface Fixtures {
  mail: MailServer;
  server: Server;
  /** Sends what is due at an instant. */
  remind: (at: string) => Promise<{ code: number; output: string }>;
}

const test = base.extend<Fixtures>({
  mail: async ({}, use) => {
    const mail = await MailServer.start();
    await use(mail);
    await mail.stop();
  },
  server: async ({ mail }, use) => {
    const server = await Server.start({ SMTP_URL: mail.url, VERIFY_EMAIL: 'off' });
    await use(server);
    await server.stop();
  },
  remind: ({ server }, use) => use((at) => server.run(['remind', '--at', at], { PUBLIC_URL: 'http://tasks.example.org' })),
});

test('Exactly one mail a person and day lists what is due on the next', async ({ mail, remind, request, server }) => {
  const person = somebody('Mia Böhm');
  const api = await signUp(request, server.url, person);
  const [dentist, invoice, finished, gone] = await api.addAll(
    { title: 'Dentist & <b>bold</b> appointment', date: day(2), time: '09:30', priority: 'high' },
    { title: 'Send the invoice — für Zoë', date: day(2) },
    { title: 'Already finished', date: day(2) },
    { title: 'Thrown away', date: day(2) },
    { title: 'Due before', date: day(1) },
    { title: 'Due after', date: day(3) },
    { title: 'Undated' },
  );
  await api.change('complete', finished);
  await api.change('delete', gone);

  expect(await remind(nine)).toMatchObject({ code: 0 });
  expect(await remind(nine)).toMatchObject({ code: 0 });
  expect(await remind(`${day(1)}T17:00:00Z`)).toMatchObject({ code: 0 });
  expect(mail.mails).toHaveLength(1);
  const [received] = mail.to(person.email);
  expect([received.to].flat()[0]?.value[0]).toEqual({ address: person.email, name: 'Mia Böhm' });
  expect(received.from?.value[0].address).toBe('taskbell@localhost');
  expect(received.subject).toBe('2 tasks due tomorrow');
  expect(received.messageId).toBeTruthy();

  const text = String(received.text);
  const html = String(received.html);
  expect(text).toContain('Dentist & <b>bold</b> appointment (09:30, high priority)');
  expect(text).toContain('Send the invoice — für Zoë');
  expect(html).toContain('Dentist &amp; &lt;b&gt;bold&lt;/b&gt; appointment');
  expect(html).not.toContain('<b>bold');
  for (const part of [text, html]) {
    for (const id of [dentist, invoice]) expect(part).toContain(`http://tasks.example.org/tasks/${id}`);
    for (const other of ['Already finished', 'Thrown away', 'Due before', 'Due after', 'Undated']) {
      expect(part).not.toContain(other);
    }
  }
});

test('A single task is named in the subject, and none sends no mail', async ({ mail, remind, playwright, server }) => {
  const [busy, idle] = [somebody(), somebody()];
  for (const person of [busy, idle]) {
    const request = await playwright.request.newContext();
    const api = await signUp(request, server.url, person);
    await api.add({ title: 'Return the books', date: day(2), status: person === idle ? 'completed' : 'pending' });
    await request.dispose();
  }
  expect(await remind(nine)).toMatchObject({ code: 0 });
  expect(mail.to(busy.email).map((m) => m.subject)).toEqual(['Due tomorrow: Return the books']);
  expect(mail.to(idle.email)).toEqual([]);
});

test('A reminder comes at the hour of its reader', async ({ mail, remind, request, server }) => {
  const person = somebody();
  const api = await signUp(request, server.url, person, 'Pacific/Auckland');
  const at = (instant: string) => new Date(instant).toLocaleDateString('sv', { timeZone: 'Pacific/Auckland' });
  // Nine in Auckland is the evening before in UTC: 20:00 or 21:00.
  const evening = `${day(1)}T21:00:00Z`;
  const tomorrowThere = new Date(`${at(evening)}T00:00:00Z`).getTime() + 86_400_000;
  await api.add({ title: 'Mow the lawn', date: new Date(tomorrowThere).toISOString().slice(0, 10) });
  await remind(`${day(1)}T19:30:00Z`);
  expect(mail.mails).toHaveLength(0);
  await remind(evening);
  expect(mail.to(person.email)).toHaveLength(1);
});

test('A task completed between planning and sending is not in the mail', async ({ mail, remind, request, server }) => {
  const person = somebody();
  const api = await signUp(request, server.url, person);
  const [id] = await api.addAll({ title: 'Finished in time', date: day(2) }, { title: 'Still open', date: day(2) });
  mail.refusal = 451;
  expect((await remind(nine)).code, 'it says that not all was sent').not.toBe(0);
  await api.change('complete', id);
  mail.refusal = undefined;
  await remind(`${day(1)}T09:10:00Z`);
  const [received] = mail.to(person.email);
  expect(received.subject).toBe('Due tomorrow: Still open');
  expect(received.text).not.toContain('Finished in time');
});

test('A mail server that refuses for a while gets the mail later, once', async ({ mail, remind, request, server }) => {
  const person = somebody();
  const api = await signUp(request, server.url, person);
  await api.add({ title: 'Patience', date: day(2) });
  mail.refusal = 451;
  const first = await remind(nine);
  expect(first.code).not.toBe(0);
  expect(first.output).toContain('To be tried again: 1');
  expect(mail.refused).toBe(1);
  expect(mail.mails).toHaveLength(0);
  mail.refusal = undefined;
  expect(await remind(`${day(1)}T09:10:00Z`)).toMatchObject({ code: 0 });
  expect(await remind(`${day(1)}T09:20:00Z`)).toMatchObject({ code: 0 });
  expect(mail.to(person.email)).toHaveLength(1);
});

test('An operator has what was refused tried again, and a double click sends one mail', async ({ mail, page, remind, server }) => {
  const person = somebody();
  const api = await signUp(page.request, server.url, person);
  await api.add({ title: 'Refused', date: day(2) });
  mail.refusal = 554;
  expect((await remind(nine)).output).toContain('Failed: 1');
  mail.refusal = undefined;
  expect(await server.run(['admin', 'grant', person.email])).toMatchObject({ code: 0 });

  await page.goto(`${server.url}/admin/jobs?live=off`);
  const failed = page.getByRole('region', { name: 'Failed jobs' });
  await expect(failed).toContainText('554');
  await failed.getByRole('button', { name: /^Retry/ }).dblclick();
  await expect(failed).not.toBeAttached();
  await expect.poll(() => mail.to(person.email).length).toBe(1);
  await page.waitForTimeout(1_000);
  expect(mail.to(person.email)).toHaveLength(1);
});

test('Text of any kind in titles and names stays text in a mail', async ({ mail, remind, request, server }) => {
  const person = somebody(corpus[0]);
  const api = await signUp(request, server.url, person);
  for (const title of corpus) await api.add({ title, date: day(2) });
  expect(await remind(nine)).toMatchObject({ code: 0 });
  const [received] = mail.to(person.email);
  const html = String(received.html);
  expect(html).not.toMatch(/<(script|img|svg|iframe|textarea)/i);
  expect(html).not.toMatch(/<a href="(?!http:\/\/tasks\.example\.org\/)/);
  // Each task with Done and Snooze; what is coming up, settings, no more of these, no more at all.
  expect(html.match(/<a /g)).toHaveLength(3 * corpus.length + 4);
});

test('A link in the mail asks first and acts on its button, whoever opens it', async ({ mail, remind, page, request, server }) => {
  const person = somebody();
  const api = await signUp(request, server.url, person);
  await api.add({ title: 'Dentist', date: day(2) });
  expect(await remind(nine)).toMatchObject({ code: 0 });
  const [received] = mail.to(person.email);
  const path = (word: string) => String(received.text).match(new RegExp(`${word}: http://tasks.example.org(/mail/\\S+)`))?.[1] ?? '';
  // Nobody is signed in here.
  await page.goto(server.url + path('Done'));
  await expect(page.getByRole('heading')).toHaveText('Complete this task?');
  await expect(page.getByText('Dentist')).toHaveAttribute('dir', 'auto');
  await page.goto(server.url + path('Done'));
  await page.getByRole('button', { name: 'Complete' }).click();
  await expect(page.getByRole('heading')).toHaveText('Task completed');
  // As mail programs do it: one POST that comes from no page, RFC 8058.
  const click = {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  };
  for (const [link, said] of [
    ['No more daily reminders', 'No more daily reminders'],
    ['No more mails from here to this address', 'No more mails come from here to this address'],
  ]) {
    const answer = await fetch(server.url + path(link), click);
    expect(answer.status, link).toBe(200);
    expect(await answer.text()).toContain(said);
  }
  expect((await fetch(`${server.url}/mail/${'A'.repeat(90)}`)).status).toBe(404);
});

test('A dry run tells who would get a mail, and sends none', async ({ mail, request, server }) => {
  const person = somebody();
  const api = await signUp(request, server.url, person);
  await api.add({ title: 'Look ahead', date: day(2) });
  const { code, output } = await server.run(['remind', '--dry-run', '--at', nine]);
  expect(code).toBe(0);
  expect(output).toContain(person.email);
  expect(output).toContain('Nothing was.');
  expect(mail.mails).toHaveLength(0);
});
