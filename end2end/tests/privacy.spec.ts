import { randomUUID } from 'node:crypto';
import { signUp, somebody } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('A task of somebody else is not found, by page or by form', async ({ api, page, playwright, server, guard }) => {
  const requests = await playwright.request.newContext();
  const stranger = await signUp(requests, server.url, somebody('A Stranger'));
  const theirs = await stranger.add({ title: 'Their secret', notes: 'Very secret' });
  const mine = await api.add({ title: 'Mine' });

  guard.expectStatus(404);
  await page.goto(`/tasks/${theirs}`);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await page.goto(`/all?open=${theirs}`);
  await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await expect(page.getByText('Their secret')).toHaveCount(0);

  for (const act of ['start', 'complete', 'reopen', 'delete', 'restore']) {
    const fields: [string, string][] = [['do', 'change_tasks'], ['request[act]', `${act}:${theirs}`]];
    expect((await api.post('/all', fields)).status(), act).toBe(404);
    expect((await api.post('/api/change_tasks', fields)).status(), act).toBe(404);
  }
  // One id of somebody else among one's own spoils the lot.
  const mixed: [string, string][] = [
    ['request[act]', 'complete'],
    ['request[ids][]', mine],
    ['request[ids][]', theirs],
  ];
  expect((await api.post('/api/change_tasks', mixed)).status()).toBe(404);

  const edit = (id: string): [string, string][] => [
    ['do', 'save_task'],
    ['task[id]', id],
    ['task[version]', '1'],
    ['task[title]', 'Overwritten'],
    ['task[status]', 'pending'],
    ['task[priority]', 'none'],
  ];
  expect((await api.post(`/tasks/${theirs}`, edit(theirs))).status()).toBe(404);
  expect((await api.post(`/tasks/${mine}`, edit(theirs))).status()).toBe(404);
  expect((await api.post('/api/save_task', edit(theirs))).status()).toBe(404);
  expect((await api.post('/api/save_task', edit(randomUUID()))).status()).toBe(404);

  const add: [string, string][] = [['task[id]', theirs], ['task[title]', 'Taken over'], ['task[list]', 'all']];
  expect((await api.post('/api/add_task', add)).status()).toBe(404);

  const { undo } = await stranger.change('start', theirs);
  expect((await api.post('/api/undo', [['id', String(undo)]])).status()).toBe(404);

  await page.goto('/all');
  await expect(page.locator('.row-title')).toHaveText(['Mine']);
  const seen = await requests.get(`${server.url}/tasks/${theirs}`);
  expect(await seen.text()).toContain('Their secret');
  expect(await seen.text()).toContain('In progress');
  await requests.dispose();
});

test('The session of somebody else cannot be ended', async ({ api, playwright, server, person: _ }) => {
  const requests = await playwright.request.newContext();
  const person = somebody();
  await signUp(requests, server.url, person);
  const second = await playwright.request.newContext();
  await second.post(`${server.url}/api/sign_in`, {
    headers: { origin: server.url, accept: 'application/json' },
    form: { 'credentials[email]': person.email, 'credentials[password]': person.password },
  });
  const page = await (await requests.get(`${server.url}/settings/security`)).text();
  const handle = /name="handle" value="([^"]+)"/.exec(page)?.[1];
  expect(handle).toBeTruthy();
  expect((await api.post('/api/end_session', [['handle', String(handle)]])).status()).toBe(404);
  expect((await second.get(`${server.url}/settings`, { maxRedirects: 0 })).status()).toBe(200);
  await requests.dispose();
  await second.dispose();
});

test('Nothing is shown to people who are not signed in', async ({ page, context, api }) => {
  const id = await api.add({ title: 'Private matter' });
  await context.clearCookies();
  for (const path of ['/', '/today', '/all', '/trash', '/dashboard', '/settings', `/tasks/${id}`]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
});

test('An address where nothing stands says so', async ({ page, guard, person: _ }) => {
  guard.expectStatus(404);
  for (const path of ['/nothing', '/tasks/not-an-id', `/tasks/${randomUUID()}`]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible();
  }
});
