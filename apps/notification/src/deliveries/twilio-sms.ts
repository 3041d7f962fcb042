import type { NotificationConfig } from '../notification.config';
import type { Sms } from '../templates/sms';
import { SmsRefused, type SmsSender } from './sms-sender';

const PATIENCE_MS = 10_000;

type TwilioSettings = Pick<
  NotificationConfig,
  'TWILIO_BASE_URL' | 'TWILIO_ACCOUNT_SID' | 'TWILIO_AUTH_TOKEN' | 'TWILIO_FROM'
>;

/** Twilio's HTTP API: one POST per SMS, taken with 201. */
export class TwilioSms implements SmsSender {
  private readonly url: URL;

  constructor(private readonly config: TwilioSettings) {
    this.url = new URL(`/2010-04-01/Accounts/${config.TWILIO_ACCOUNT_SID}/Messages.json`, config.TWILIO_BASE_URL);
  }

  async send({ to, text }: Sms): Promise<void> {
    const { TWILIO_ACCOUNT_SID: sid, TWILIO_AUTH_TOKEN: token, TWILIO_FROM: from = '' } = this.config;
    const answer = await fetch(this.url, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString('base64')}` },
      body: new URLSearchParams({ To: to, From: from, Body: text }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const { code } = await problemOf(answer);
    // 400 is about this SMS; everything else (429, 5xx, a wrong token) passes or is mended.
    if (answer.status === 400) throw new SmsRefused(`refused: ${code}`);
    if (!answer.ok) throw Object.assign(new Error('Twilio did not take it'), { code: `${answer.status} ${code}` });
  }
}

/** Its own error number: 21211 for a number that cannot be. Its words hold the number, and stay here. */
async function problemOf(answer: Response): Promise<{ code: string }> {
  const body = (await answer.json().catch(() => ({}))) as { code?: number };
  return { code: String(body.code ?? 'unknown') };
}
