import { Inject, Injectable } from '@nestjs/common';
import { Sealer } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { NotificationConfig } from '../notification.config';
import type { Delivery } from '../storage/delivery.store';
import { asHtml, asText } from './letter';
import type { Mail } from './mail';
import { letters, sealsOf } from './templates';

/** Makes the mail of a job; what was sealed is open for this moment only. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Pick<NotificationConfig, 'WEB_URL'>,
  ) {}

  async write(job: Delivery): Promise<Mail> {
    const { id, accountId, username, language, template, expiresAt, month } = job;
    const seals = sealsOf(template);
    const open = async (field: string, text: string | undefined) =>
      text === undefined ? undefined : await this.sealer.open(seals.get(field)!, accountId, text);
    const to = (await open('email', job.sealedEmail))!;
    const token = await open('token', job.sealedToken);
    const page = (path: string) => new URL(path, this.config.WEB_URL).href;
    const letter = letters[language][template]({
      username,
      page,
      pageWithToken: (path) => page(`${path}/${token}`),
      until: `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      month,
      device: await open('device', job.sealedDevice),
    });
    return {
      messageId: `<${id}@portfel.example>`,
      to,
      subject: letter.subject,
      text: asText(language, username, letter),
      html: asHtml(language, username, letter),
    };
  }
}
