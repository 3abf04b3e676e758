import { violations } from '../support/axe.ts';
import { day } from '../support/dates.ts';
import { expect, test } from '../support/test.ts';

test('A filter is made, mended where it is wrong, used, changed and taken away', async ({ page, api, taskbell, scripts, guard }) => {
  guard.expectStatus(422);
  const id = await api.add({ title: 'Pay the bill', date: day(0) });
  await api.label(id, 'home');
  await api.addAll({ title: 'Some day' }, { title: 'Read', date: day(0) });
  await page.goto('/filters');
  await page.getByLabel('Name').fill('Focus');
  const field = page.getByLabel('Which tasks');
  await field.fill('today & @hom & (p9)');
  if (scripts) await expect(page.locator('#filter-mistake mark')).toHaveText('p9');
  await page.getByRole('button', { name: 'Create filter' }).click();
  await expect(page.locator('#filter-mistake mark')).toHaveText('p9');
  await expect(page.getByText('This is no condition.')).toBeVisible();
  await expect(field).toHaveValue('today & @hom & (p9)');
  await field.fill('today & @home');
  if (scripts) await expect(page.getByText('Shows 1 task now.')).toBeVisible();
  await page.getByRole('radio', { name: 'Teal' }).check();
  await page.getByRole('button', { name: 'Create filter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Focus');
  await taskbell.alive();
  await expect(taskbell.titles()).toHaveText(['Pay the bill']);
  if (scripts) expect(await violations(page), 'the page of a filter').toEqual([]);
  // What is added there goes to the Inbox.
  await taskbell.add('More @home today');
  await expect(taskbell.titles()).toHaveText(['Pay the bill', 'More']);
  await page.getByRole('link', { name: 'Edit this filter' }).click();
  await page.getByLabel('Which tasks').fill('!@home');
  await page.getByRole('button', { name: 'Save' }).click();
  await taskbell.alive();
  await expect(taskbell.titles()).toHaveText(['Read', 'Some day']);
  await page.getByRole('link', { name: 'Edit this filter' }).click();
  await page.getByRole('button', { name: 'Remove this filter' }).click();
  await expect(taskbell.notice()).toContainText('Filter removed.');
  await expect(page.getByText('You have no filters yet.')).toBeVisible();
  await taskbell.undo();
  await expect(page.getByRole('link', { name: 'Focus', exact: true }).last()).toBeVisible();
});

test('Searching finds titles before notes, marks what was looked for, and opens it', async ({ page, api, taskbell }) => {
  await api.add({ title: 'Quiet', notes: 'but a bell in the notes' });
  await api.add({ title: 'Ring the bell' });
  await page.goto('/search');
  await page.getByRole('searchbox').last().fill('bell');
  await page.getByRole('button', { name: 'Search' }).last().click();
  const found = page.locator('.found li');
  await expect(found).toHaveCount(2);
  await expect(found.first().locator('mark')).toHaveText('bell');
  await expect(found.last()).toContainText('but a bell in the notes');
  await found.first().getByRole('link').click();
  await expect(taskbell.panel()).toBeVisible();
  await expect(taskbell.panel().getByLabel('Title')).toHaveValue('Ring the bell');
});
