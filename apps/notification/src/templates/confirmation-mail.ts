import { Inject, Injectable } from '@nestjs/common';
import { ConfirmationRequested, sealedFields, type SealDeclaration } from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import type { NotificationConfig } from '../notification.config';
import type { Delivery } from '../storage/delivery.store';
import type { Mail } from './mail';

const sealed = sealedFields(ConfirmationRequested.data) as ReadonlyMap<string, SealDeclaration<string>>;

/** Asks a person to confirm the address; the link stands clickable and as text (CT-U10). */
@Injectable()
export class ConfirmationMail {
  constructor(
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Pick<NotificationConfig, 'WEB_URL'>,
  ) {}

  async render(job: Delivery): Promise<Mail> {
    const to = await this.sealer.open(sealed.get('email')!, job.accountId, job.sealedEmail);
    const token = await this.sealer.open(sealed.get('token')!, job.accountId, job.sealedToken);
    const link = new URL(`/account-confirmation/${token}`, this.config.WEB_URL).href;
    const until = `${job.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    return {
      messageId: `<${job.id}@portfel.example>`,
      to,
      subject: 'Confirm your Portfel account',
      text: [
        `Hello ${job.username},`,
        'one more step and your wallet is yours. Open this page and press Confirm:',
        link,
        `The link works once, until ${until}.`,
        'If you did not sign up at Portfel, do nothing: without the confirmation nobody can use the account.',
      ].join('\n\n'),
      html: page(job.username, link, until),
    };
  }
}

/** A username has letters, digits and `. _ -` only, and the link is made here: nothing needs escaping. */
function page(username: string, link: string, until: string): string {
  return `<!doctype html>
<html lang="en"><body style="margin:0;padding:32px;background:#f4f5f7;font-family:Helvetica,Arial,sans-serif;color:#1b1f2a">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:22px">Hello ${username},</h1>
<p style="margin:0 0 24px;line-height:1.5">one more step and your wallet is yours.</p>
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#1f5f4a;color:#ffffff;text-decoration:none;font-weight:bold">Confirm the account</a></p>
<p style="margin:0 0 8px;line-height:1.5">Or copy this address into your browser:</p>
<p style="margin:0 0 24px;word-break:break-all"><a href="${link}" style="color:#1f5f4a">${link}</a></p>
<p style="margin:0;font-size:13px;line-height:1.5;color:#5b6270">The link works once, until ${until}. If you did not sign up at Portfel, do nothing: without the confirmation nobody can use the account.</p>
</div></body></html>`;
}
