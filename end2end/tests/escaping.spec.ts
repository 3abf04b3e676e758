import { corpus, notes, packed } from '../support/corpus.ts';
import { harmless } from '../support/harmless.ts';
import { signUp, somebody } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('Text of any kind in titles is shown as text on every page', async ({ api, page, taskbell }) => {
  const ids: string[] = [];
  for (const title of corpus) ids.push(await api.add({ title, notes, date: '2020-01-01' }));
  const shown = [...corpus].reverse();

  await taskbell.openList('/all');
  await expect(taskbell.titles()).toHaveText(shown);
  await harmless(page);
  await taskbell.openList('/today');
  await expect(taskbell.titles()).toHaveCount(corpus.length);
  await harmless(page);

  await api.change('complete', ...ids);
  await taskbell.openList('/completed');
  await expect(taskbell.titles()).toHaveCount(corpus.length);
  await harmless(page);
  await page.goto('/dashboard');
  await expect(page.locator('.recent a')).toHaveCount(5);
  await harmless(page);

  await api.change('delete', ...ids);
  await taskbell.openList('/trash');
  await expect(taskbell.titles()).toHaveCount(corpus.length);
  await harmless(page);
});

test('Text of any kind in titles and notes is harmless where a task is edited', async ({ api, page, taskbell }) => {
  const titles = packed(200);
  for (const title of titles) {
    const id = await api.add({ title, notes });
    await page.goto(`/tasks/${id}`);
    await expect(page.getByRole('heading', { level: 2 })).toHaveText(title);
    await expect(page.getByLabel('Title')).toHaveValue(title);
    await expect(page.getByLabel('Notes')).toHaveValue(notes);
    await harmless(page);
  }
  await taskbell.openList('/all');
  const panel = await taskbell.openTask(titles[0]);
  await expect(panel.getByLabel('Notes')).toHaveValue(notes);
  await harmless(page);
});

test('Text of any kind comes back as text from a form that is refused', async ({ api, page, taskbell, guard }) => {
  guard.expectStatus(422);
  const id = await api.add({ title: 'Plain' });
  await page.goto(`/tasks/${id}`);
  await page.getByLabel('Notes').fill(notes);
  await page.getByLabel('Title').fill(corpus.join(' ').repeat(3));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Notes')).toHaveValue(notes);
  await harmless(page);

  await taskbell.openList('/all');
  await taskbell.add(corpus.join(' ').repeat(3));
  await expect(taskbell.newTask()).toHaveAttribute('aria-invalid', 'true');
  await harmless(page);
});

test('Text of any kind in a search or an address is shown as text', async ({ page, taskbell, person: _ }) => {
  for (const words of packed(200)) {
    const query = encodeURIComponent(words);
    await taskbell.openList(`/all?q=${query}&status=${query}&after=${query}&did=${query}&undo=${query}&count=${query}`);
    await expect(page.getByRole('searchbox')).toHaveValue(words);
    await harmless(page);
  }
});

test('Text of any kind in a name is shown as text on every page', async ({ context, page, server, taskbell, phone }) => {
  test.skip(phone, 'the name is in the sidebar');
  for (const name of packed(100)) {
    await context.clearCookies();
    await signUp(context.request, server.url, somebody(name));
    await page.goto('/settings');
    await expect(page.getByLabel('Name')).toHaveValue(name);
    await expect(page.locator('.who')).toHaveText(name);
    await harmless(page);
  }
  await taskbell.openList('/today');
  await harmless(page);
});
