import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, LOG, type Clock, type Logger } from '@portfel/platform';
import { DeliveryStore, type Delivery } from '../storage/delivery.store';
import { MailWriter } from '../templates/mail-writer';
import { SmtpMailer } from './smtp-mailer';

const SENT_AT_ONCE = 4;
const LOOK_EVERY_MS = 2_000;

/** Sends what is written down, again and again until the mail server takes it or the link in it has expired. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private readonly sending = new Set<Promise<void>>();

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly mailer: SmtpMailer,
    private readonly writer: MailWriter,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.all(this.sending);
  }

  /** Looks for work now instead of at the next tick. Found work looks for more, up to the limit. */
  wake(): void {
    if (this.stopped || this.sending.size >= SENT_AT_ONCE) return;
    const lane = this.workOff()
      .catch((error: unknown) => this.log.warn({ reason: (error as Error).message }, 'deliveries cannot be read'))
      .finally(() => this.sending.delete(lane));
    this.sending.add(lane);
  }

  private async workOff(): Promise<void> {
    for (let job = await this.deliveries.claim(this.now()); job; job = await this.deliveries.claim(this.now())) {
      this.wake();
      await this.attempt(job);
      if (this.stopped) return;
    }
  }

  private async attempt(job: Delivery): Promise<void> {
    const fields = { delivery: job.id, template: job.template, attempt: job.attempts };
    if (await this.deliveries.dropIfClosed(job)) return;
    if (job.expiresAt <= this.now()) return await this.deliveries.fail(job.id, 'expired');
    try {
      await this.mailer.send(await this.writer.write(job));
      await this.deliveries.done(job.id, this.now());
      this.log.info(fields, 'mail sent');
    } catch (error) {
      const reason = String((error as { code?: string }).code ?? (error as Error).name);
      this.log.warn({ ...fields, reason }, 'mail not taken; trying again');
      const waitMs = Math.min(60_000, 500 * 2 ** Math.min(job.attempts, 10));
      await this.deliveries.retryAt(job.id, new Date(this.now().getTime() + waitMs));
    }
  }
}
