import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { SettlePayment, type DataToSend } from '@portfel/contracts';
import { OwnCommands } from '@portfel/messaging';
import { CLOCK, LOG, type Clock, type Logger } from '@portfel/platform';
import { PaymentJobs, type PaymentJob } from '../storage/payment-jobs';
import { PaymentStore } from '../storage/payment.store';
import { PAYMENT_PROVIDER, PaymentRefused, type PaymentProvider } from './payment-provider';

const SENT_AT_ONCE = 4;
const LOOK_EVERY_MS = 1_000;
/** Longer than the bank is given to answer. */
const LEASE_MS = 30_000;
/** When a payment is asked about whose end the bank has not told. */
const SILENCE_MS = 5 * 60_000;
const LONGEST_WAIT_MS = 60_000;

/** Hands payments to the bank, again and again until it takes or refuses them, and asks after those it says nothing of. */
@Injectable()
export class PaymentSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private readonly lanes = new Set<Promise<void>>();

  constructor(
    private readonly jobs: PaymentJobs,
    private readonly payments: PaymentStore,
    private readonly commands: OwnCommands,
    @Inject(PAYMENT_PROVIDER) private readonly bank: PaymentProvider,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all(this.lanes);
  }

  /** Looks for work now instead of at the next tick. Found work looks for more, up to the limit. */
  wake(): void {
    if (this.stopped || this.lanes.size >= SENT_AT_ONCE) return;
    const lane = this.workOff()
      .catch((error: unknown) => this.log.warn({ reason: (error as Error).message }, 'payments cannot be read'))
      .finally(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  private async workOff(): Promise<void> {
    const next = () => this.jobs.claim(this.now(), LEASE_MS);
    for (let job = await next(); job; job = await next()) {
      this.wake();
      await this.attempt(job);
      if (this.stopped) return;
    }
  }

  private async attempt(job: PaymentJob): Promise<void> {
    try {
      await (job.sent || !job.owned ? this.askAfter(job) : this.send(job));
    } catch (error) {
      const reason = String((error as { code?: string }).code ?? (error as Error).name);
      this.log.warn({ payment: job.id, attempt: job.attempts, reason }, 'the bank was not reached; trying again');
      await this.jobs.tryAgain(job.id, this.in(Math.min(LONGEST_WAIT_MS, 250 * 2 ** Math.min(job.attempts, 10))));
    }
  }

  private async send(job: PaymentJob): Promise<void> {
    const { id, direction, amount, assetCode } = job;
    const iban = direction === 'withdrawal' ? await this.payments.ibanOf(id) : undefined;
    // Closed in between.
    if (direction === 'withdrawal' && iban === undefined) return await this.askAfter(job);
    try {
      const { reference } = await this.bank.request({ id, direction, amount, assetCode, iban });
      await this.jobs.sent(id, reference, this.in(SILENCE_MS));
    } catch (error) {
      if (!(error instanceof PaymentRefused)) throw error;
      await this.end(id, 'refused', { status: 'failed', failure: error.failure });
    }
  }

  /** Also for what somebody wanted who has closed their account: it is not sent, but it may have been. */
  private async askAfter({ id, sent }: PaymentJob): Promise<void> {
    const state = await this.bank.look(id);
    if (!state && sent) throw new Error('the bank does not know a payment it has taken');
    if (!state) return await this.end(id, 'not-sent', { status: 'failed', failure: 'account-closed' });
    const { status, reference, failure } = state;
    if (status === 'pending') return await this.jobs.tryAgain(id, this.in(SILENCE_MS));
    await this.end(id, `found-${status}`, { status, reference, failure });
  }

  /** By a command, as the bank's own word: money moves in one place. Sent again should this process die now. */
  private async end(id: string, because: string, news: Pick<Told, 'status' | 'reference' | 'failure'>): Promise<void> {
    const data = { paymentId: id, providerEventId: because, ...news };
    await this.commands.send(SettlePayment, [{ commandId: uuidv5(`${SettlePayment.name} ${because}`, id), data }]);
  }

  private in(ms: number): Date {
    return new Date(this.now().getTime() + ms);
  }
}

type Told = DataToSend<typeof SettlePayment>;
