import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A real SMTP server that keeps what it gets. */
export class MailServer {
  readonly mails: ParsedMail[] = [];
  /** While this is set, it refuses every mail with this code: 451 for now, 554 for good. */
  refusal?: 451 | 554;
  refused = 0;
  private server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: async (stream, _session, done) => {
        try {
          const mail = await simpleParser(stream);
          if (this.refusal) {
            this.refused++;
            return done(Object.assign(new Error('Not now'), { responseCode: this.refusal }));
          }
          this.mails.push(mail);
          done();
        } catch (error) {
          done(error as Error);
        }
      },
    });
  }

  static async start(): Promise<MailServer> {
    const mail = new MailServer();
    await new Promise<void>((resolve) => mail.server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** The mails to an address. */
  to(email: string): ParsedMail[] {
    return this.mails.filter((mail) => [mail.to].flat().some((to) => to?.value.some((v) => v.address === email)));
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}
