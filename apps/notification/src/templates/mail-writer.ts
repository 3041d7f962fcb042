import { Inject, Injectable } from '@nestjs/common';
import { Sealer } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { NotificationConfig } from '../notification.config';
import type { Delivery } from '../storage/delivery.store';
import { asHtml, asText } from './letter';
import type { Mail } from './mail';
import { sealsOf, templates } from './templates';

/** Makes the mail of a job; address and token are open for this moment only. */
@Injectable()
export class MailWriter {
  constructor(
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Pick<NotificationConfig, 'WEB_URL'>,
  ) {}

  async write(job: Delivery): Promise<Mail> {
    const { id, accountId, username, template, expiresAt } = job;
    const seals = sealsOf(template);
    const to = await this.sealer.open(seals.get('email')!, accountId, job.sealedEmail);
    const token = job.sealedToken ? await this.sealer.open(seals.get('token')!, accountId, job.sealedToken) : '';
    const page = (path: string) => new URL(path, this.config.WEB_URL).href;
    const letter = templates[template].write({
      username,
      page,
      pageWithToken: (path) => page(`${path}/${token}`),
      until: `${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    });
    return {
      messageId: `<${id}@portfel.example>`,
      to,
      subject: letter.subject,
      text: asText(username, letter),
      html: asHtml(username, letter),
    };
  }
}
