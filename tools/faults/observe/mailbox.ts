import { setTimeout as sleep } from 'node:timers/promises';
import { allMails } from '../../platform/api-client';

/** The mail catcher, read once for everybody who waits. */
export class Mailbox {
  private readonly tokens = new Map<string, string>();
  private reading?: Promise<void>;

  constructor(private readonly mailWebUrl: string) {}

  async confirmationToken(email: string): Promise<string> {
    for (;;) {
      const token = this.tokens.get(email);
      if (token) return token;
      this.reading ??= this.read().finally(() => (this.reading = undefined));
      await this.reading;
    }
  }

  private async read(): Promise<void> {
    await sleep(300);
    const mails = await allMails(this.mailWebUrl).catch(() => []);
    for (const { to, text } of mails) {
      const token = /\/account-confirmation\/([\w-]+)/.exec(text)?.[1];
      if (token && to[0]) this.tokens.set(to[0].address, token);
    }
  }
}
