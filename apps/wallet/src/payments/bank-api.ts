import { z } from 'zod';
import { PaymentFailure, PaymentReference } from '@portfel/contracts';
import type { WalletConfig } from '../wallet.config';
import { PaymentRefused, type PaymentOrder, type PaymentProvider, type PaymentState } from './payment-provider';

const PATIENCE_MS = 10_000;
const Taken = z.object({ reference: PaymentReference });
const Refusal = z.object({ code: PaymentFailure });
const State = Taken.extend({
  status: z.enum(['pending', 'settled', 'failed']),
  failure: PaymentFailure.optional(),
});

/** A bank's HTTP API: one POST per payment, taken with 202. Nothing it says leaves this file unchecked. */
export class BankApi implements PaymentProvider {
  constructor(private readonly config: Pick<WalletConfig, 'BANK_URL' | 'BANK_API_KEY'>) {}

  async request({ id, ...order }: PaymentOrder): Promise<{ reference: string }> {
    const answer = await this.ask('payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': id },
      body: JSON.stringify({ paymentId: id, ...order }),
    });
    // 400 and 422 are about this payment; everything else (401, 429, 5xx) passes or is mended.
    if (answer.status === 400 || answer.status === 422) {
      const refusal = Refusal.safeParse(await answer.json().catch(() => undefined));
      throw new PaymentRefused(refusal.data?.code ?? 'refused');
    }
    return Taken.parse(await bodyOf(answer));
  }

  async look(id: string): Promise<PaymentState | undefined> {
    const answer = await this.ask(`payments/${id}`, {});
    return answer.status === 404 ? undefined : State.parse(await bodyOf(answer));
  }

  private ask(path: string, { headers, ...init }: RequestInit): Promise<Response> {
    return fetch(new URL(path, `${this.config.BANK_URL.replace(/\/$/, '')}/`), {
      ...init,
      headers: { ...headers, authorization: `Bearer ${this.config.BANK_API_KEY}` },
      // Nobody but the bank is told where money goes.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (!answer.ok) throw Object.assign(new Error('the bank has not taken it'), { code: `${answer.status}` });
  return await answer.json();
}
