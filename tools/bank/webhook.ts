import { createHmac } from 'node:crypto';
import type { BankPayment, News } from './bank-book';

const PATIENCE_MS = 5_000;

/** Where the bank tells how payments end. */
export interface WebhookTarget {
  /** `http://id:secret@host/…` shows HTTP Basic credentials. */
  readonly url: string;
  readonly secret: string;
}

/** HMAC-SHA256 over the time in Unix seconds, a dot and the body. */
export function signatureOf(secret: string, body: string, seconds: number): string {
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${hmac}`;
}

/** @returns whether it was heard: answered with 2xx */
export async function tell(target: WebhookTarget, payment: BankPayment, news: News): Promise<boolean> {
  const { paymentId, reference } = payment;
  const { eventId, status, failure } = news;
  const body = JSON.stringify({ eventId, paymentId, reference, status, failure });
  const url = new URL(target.url);
  const credentials = url.username && Buffer.from(`${url.username}:${url.password}`).toString('base64');
  url.username = url.password = '';
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'bank-signature': signatureOf(target.secret, body, Math.floor(Date.now() / 1_000)),
        ...(credentials ? { authorization: `Basic ${credentials}` } : {}),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}
