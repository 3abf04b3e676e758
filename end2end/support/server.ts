import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The release build; it finds its site beside itself. */
const program = process.env.TASKBELL ?? fileURLToPath(new URL('../../target/release/taskbell', import.meta.url));

/** Taskbell with a data folder of its own: SQLite, a private Redis, mail to files. */
export class Server {
  url = '';
  private process?: ChildProcess;
  private log: string[] = [];

  private constructor(
    readonly folder: string,
    private settings: NodeJS.ProcessEnv,
  ) {}

  /** A data folder without a server on it yet. */
  static async prepare(settings: NodeJS.ProcessEnv = {}): Promise<Server> {
    return new Server(await mkdtemp(join(tmpdir(), 'taskbell-')), settings);
  }

  static async start(settings?: NodeJS.ProcessEnv): Promise<Server> {
    const server = await Server.prepare(settings);
    await server.serve();
    return server;
  }

  private environment(settings: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
    const { PATH, HOME } = process.env;
    return {
      PATH,
      HOME,
      DATA_DIR: this.folder,
      LISTEN: '127.0.0.1:0',
      ...this.settings,
      ...settings,
    };
  }

  /** Serves on a free port until it is stopped. */
  async serve(): Promise<void> {
    const child = spawn(program, ['serve'], { env: this.environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.process = child;
    const endWithUs = () => child.kill();
    process.once('exit', endWithUs);
    child.once('exit', () => process.off('exit', endWithUs));
    child.stderr.on('data', (text) => this.log.push(String(text)));
    this.url = await new Promise<string>((found, failed) => {
      child.once('error', failed);
      child.once('exit', (code) => failed(new Error(`taskbell ended with ${code}:\n${this.log.join('')}`)));
      createInterface(child.stdout).on('line', (line) => {
        this.log.push(`${line}\n`);
        const address = /listens on (http:\S+)/.exec(line)?.[1];
        if (address) found(address);
      });
    });
  }

  /** Runs another command of the program on the same data. */
  async run(args: string[], settings?: NodeJS.ProcessEnv): Promise<{ code: number; output: string }> {
    try {
      const { stdout, stderr } = await promisify(execFile)(program, args, { env: this.environment(settings) });
      return { code: 0, output: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, output: stdout + stderr };
    }
  }

  /** What the server has logged since the last call: warnings and errors. */
  takeLog(): string[] {
    const lines = this.log.splice(0).join('').split('\n');
    return lines.filter((line) => /\b(WARN|ERROR)\b/.test(line));
  }

  async stop(): Promise<void> {
    const child = this.process;
    if (child && child.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
