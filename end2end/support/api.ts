import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';

let made = 0;

/** As the form proposes them: in the order in which they are made, which is that of tasks that are due on the same day. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  const count = (made++ % 4096).toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${randomUUID().slice(19)}`;
}

export type Priority = 'none' | 'low' | 'medium' | 'high';
export type Status = 'pending' | 'in_progress' | 'completed';

export interface Task {
  title: string;
  notes?: string;
  status?: Status;
  priority?: Priority;
  /** `2026-11-23` */
  date?: string;
  /** `09:00` */
  time?: string;
  /** The id of a list; else it stands in the Inbox. */
  list?: string;
  /** The id of a section of that list. */
  section?: string;
}

export interface Outcome {
  did: string;
  count: number;
  undo: string | null;
  next: string | null;
}

export type Fields = [name: string, value: string][];

/** Taskbell without its pages: the quick way to what a test starts from. Shares the cookies of the browser. */
export class Api {
  constructor(
    private request: APIRequestContext,
    private origin: string,
  ) {}

  post(path: string, fields: Fields): Promise<APIResponse> {
    return this.request.post(this.origin + path, {
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.origin,
      },
      data: new URLSearchParams(fields).toString(),
      maxRedirects: 0,
    });
  }

  /** Calls a server function that must succeed. */
  async call(action: string, fields: Fields): Promise<Outcome> {
    const response = await this.post(`/api/${action}`, fields);
    expect(response.status(), `${action}: ${await response.text()}`).toBe(200);
    return response.json();
  }

  /** Adds a task and returns its id. */
  async add(task: Task): Promise<string> {
    const id = newId();
    await this.call('add_task', [
      ['task[id]', id],
      ['task[title]', task.title],
      ['task[list]', task.list ?? 'all'],
      ['task[section]', task.section ?? ''],
    ]);
    const { title, notes, status, priority, date, time } = task;
    if (notes ?? status ?? priority ?? date ?? time) await this.save(id, 1, { title, notes, status, priority, date, time });
    return id;
  }

  /** Makes a list and returns its id. */
  async addList(name: string): Promise<string> {
    const id = randomUUID().replaceAll('-', '');
    await this.call('add_list', [
      ['list[id]', id],
      ['list[name]', name],
      ['list[colour]', 'teal'],
    ]);
    return id;
  }

  /** Makes a section of a list and returns its id. */
  async addSection(list: string, name: string): Promise<string> {
    const id = randomUUID().replaceAll('-', '');
    await this.call('add_section', [
      ['section[id]', id],
      ['section[list]', list],
      ['section[name]', name],
    ]);
    return id;
  }

  async addFilter(name: string, filter: string): Promise<string> {
    const id = randomUUID().replaceAll('-', '');
    await this.call('add_filter', [
      ['filter[id]', id],
      ['filter[name]', name],
      ['filter[filter]', filter],
    ]);
    return id;
  }

  async addAll(...tasks: Task[]): Promise<string[]> {
    const ids: string[] = [];
    for (const task of tasks) ids.push(await this.add(task));
    return ids;
  }

  async save(id: string, version: number, task: Task): Promise<Outcome> {
    return this.call('save_task', [
      ['task[id]', id],
      ['task[version]', String(version)],
      ['task[title]', task.title],
      ['task[notes]', task.notes ?? ''],
      ['task[status]', task.status ?? 'pending'],
      ['task[priority]', task.priority ?? 'none'],
      ['task[due_date]', task.date ?? ''],
      ['task[due_time]', task.time ?? ''],
    ]);
  }

  /** Adds labels, separated by commas, to a task. */
  label(id: string, labels: string): Promise<Outcome> {
    return this.call('change_tasks', [
      ['request[act]', `label:${id}`],
      ['request[label]', labels],
    ]);
  }

  /** `complete`, `delete` and so on, for any number of tasks. */
  change(act: string, ...ids: string[]): Promise<Outcome> {
    return this.call('change_tasks', [['request[act]', act], ...ids.map((id): [string, string] => ['request[ids][]', id])]);
  }
}
