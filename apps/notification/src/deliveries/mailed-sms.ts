import type { Sms } from '../templates/sms';
import type { SmsSender } from './sms-sender';
import type { SmtpMailer } from './smtp-mailer';

/** For development: the mail catcher shows what a phone would. */
export class MailedSms implements SmsSender {
  constructor(private readonly mailer: SmtpMailer) {}

  async send({ id, to, text }: Sms): Promise<void> {
    const html = `<p>${text}</p>`;
    await this.mailer.send({
      messageId: `<${id}@portfel.example>`,
      to: `${to}@sms.portfel.example`,
      subject: `SMS to ${to}`,
      text,
      html,
    });
  }
}
