import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test as base } from '../support/test.ts';
import { Server } from '../support/server.ts';

/** The server under a second name, which stands for a CDN: to browsers that is another origin. */
const test = base.extend<object, { server: Server }>({
  server: [
    async ({}, use) => {
      const probe = createServer().listen(0, '127.0.0.1');
      await once(probe, 'listening');
      const { port } = probe.address() as AddressInfo;
      probe.close();
      const server = await Server.start({ LISTEN: `127.0.0.1:${port}`, ASSET_ORIGIN: `http://localhost:${port}` });
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
});

test('Everything under /pkg comes from the CDN, and the list works', async ({ api, guard, page, server, taskbell }) => {
  guard.expect(/^foreign request: http:\/\/localhost:\d+\/pkg\//);
  await api.add({ title: 'Already there' });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await taskbell.openList('/all');
  await taskbell.add('Added');
  await expect(taskbell.titles()).toHaveText(['Added', 'Already there']);
  const packages = fetched.filter((url) => url.includes('/pkg/'));
  expect(packages.length).toBeGreaterThan(0);
  expect(packages.filter((url) => url.startsWith(server.url))).toEqual([]);
  expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
});
