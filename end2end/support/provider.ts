import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./provider.mjs', import.meta.url));

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** An OpenID provider that knows Ada, at which a Taskbell is known as `staff`. */
export class Provider {
  private constructor(private process: ChildProcess) {}

  static settings(port: number): NodeJS.ProcessEnv {
    return {
      OIDC_STAFF_ISSUER: `http://127.0.0.1:${port}`,
      OIDC_STAFF_CLIENT_ID: 'taskbell',
      OIDC_STAFF_CLIENT_SECRET: 'a secret of the tests',
      OIDC_STAFF_LABEL: 'Example login',
    };
  }

  static async start(port: number, taskbell: string): Promise<Provider> {
    const options = {
      port,
      client: {
        client_id: 'taskbell',
        client_secret: 'a secret of the tests',
        redirect_uris: [`${taskbell}/sign-in/with/staff/callback`],
      },
      people: { ada: { claims: { name: 'Ada Lovelace', email: 'ada@example.org', email_verified: true } } },
    };
    const child = spawn('node', [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'ignore'] });
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
    await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error('the provider ended'))),
    ]);
    return new Provider(child);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, 'exit');
    this.process.kill();
    await ended;
  }
}
