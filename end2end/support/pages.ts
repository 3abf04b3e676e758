import type { Api } from './api.ts';
import { day } from './dates.ts';

/** A bit of everything: what one can see of Taskbell is on these pages. */
export async function fill(api: Api): Promise<{ id: string; paths: string[] }> {
  const ids = await api.addAll(
    { title: 'Overdue, high', date: day(-1), time: '18:00', priority: 'high' },
    { title: 'Due today, begun', date: day(0), status: 'in_progress', priority: 'medium', notes: 'With notes' },
    { title: 'Tomorrow', date: day(1), time: '09:30', priority: 'low' },
    { title: 'Next week', date: day(6) },
    { title: 'Some day', notes: '# A heading\n\n> quoted\n\n- a [link](https://example.org)\n\n`code`' },
    { title: `A title without a space: ${'unbreakable'.repeat(15)}`, date: day(0) },
    { title: 'Done', notes: 'Finished' },
    { title: 'Thrown away' },
  );
  await api.change('complete', ids[6]);
  await api.change('delete', ids[7]);
  const id = ids[4];
  const list = await api.addList('Around the house');
  await api.add({ title: 'In a list', list });
  await api.label(id, 'garden, at home');
  const filter = await api.addFilter('Around the house', 'no date & #Around*');
  const lists = [`/lists/${list}`, '/labels/garden', `/filters/${filter}`, '/inbox', '/today', '/upcoming', '/all', '/completed', '/trash'];
  const others = [`/tasks/${id}`, '/lists', `/lists/${list}/edit`, '/labels', '/labels/garden/edit', '/filters', `/filters/${filter}/edit`, '/filter-language', '/search?q=a', '/quick-add', '/dashboard', '/settings', '/settings/security', '/sign-in/again', '/transfers'];
  return { id, paths: [...lists, `/all?open=${id}`, '/all?priority=high', ...others] };
}
