import { randomUUID } from 'node:crypto';
import type { APIRequestContext } from '@playwright/test';
import { Api } from './api.ts';

export interface Person {
  name: string;
  email: string;
  password: string;
}

export const password = 'nine quiet herons wade';

/** Somebody nobody has met before. */
export function somebody(name = 'Robin Reed'): Person {
  return { name, email: `${randomUUID()}@example.org`, password };
}

/** Opens an account and signs in, without a page. */
export async function signUp(request: APIRequestContext, origin: string, person: Person, zone = 'UTC'): Promise<Api> {
  const api = new Api(request, origin);
  await api.call('sign_up', [
    ['account[name]', person.name],
    ['account[email]', person.email],
    ['account[password]', person.password],
    ['account[zone]', zone],
  ]);
  return api;
}
