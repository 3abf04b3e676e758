import { test as base, type BrowserContext, expect } from '@playwright/test';
import type { Api } from './api.ts';
import { Guard } from './guard.ts';
import { type Person, signUp, somebody } from './people.ts';
import { Server } from './server.ts';
import { Taskbell } from './taskbell.ts';

interface TestFixtures {
  /** Whether pages may run scripts. */
  scripts: boolean;
  /** Whether the screen is narrow and touched. */
  phone: boolean;
  guard: Guard;
  /** The person this test is about, signed in. */
  person: Person;
  /** The same person without a page. */
  api: Api;
  /** Pages and what people do on them. */
  taskbell: Taskbell;
  /** Another browser, as watched as the first. */
  otherContext: BrowserContext;
}

interface WorkerFixtures {
  server: Server;
}

/**
 * A notice leaves after ten seconds, and on a busy machine a test may need longer to press its button: it stays for a
 * minute. Nothing else on a page waits for exactly as long.
 */
async function keepNotices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const wait = window.setTimeout as (handler: TimerHandler, after?: number, ...values: unknown[]) => number;
    const longer = (handler: TimerHandler, after?: number, ...values: unknown[]) =>
      wait(handler, after === 10_000 ? 60_000 : after, ...values);
    Object.assign(window, { setTimeout: longer });
  });
}

export const test = base.extend<TestFixtures & { account: { person: Person; api: Api } }, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context }, use) => {
    await keepNotices(context);
    await use(context);
  },
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
  phone: async ({ isMobile }, use) => use(isMobile ?? false),
  guard: [
    async ({ context, server, scripts }, use) => {
      server.takeLog();
      const guard = new Guard(context, server.url, scripts);
      await use(guard);
      guard.check();
      expect(server.takeLog(), 'what the server complained of').toEqual([]);
    },
    { auto: true },
  ],
  account: async ({ context, server }, use) => {
    const person = somebody();
    await use({ person, api: await signUp(context.request, server.url, person) });
  },
  person: async ({ account }, use) => use(account.person),
  api: async ({ account }, use) => use(account.api),
  taskbell: async ({ page, scripts, phone }, use) => use(new Taskbell(page, scripts, phone)),
  otherContext: async ({ browser, contextOptions, server, javaScriptEnabled, viewport, isMobile, hasTouch }, use) => {
    const context = await browser.newContext({
      ...contextOptions,
      baseURL: server.url,
      javaScriptEnabled,
      viewport,
      isMobile,
      hasTouch,
    });
    await keepNotices(context);
    const guard = new Guard(context, server.url, javaScriptEnabled ?? true);
    await use(context);
    guard.check();
    await context.close();
  },
});

export { expect };
