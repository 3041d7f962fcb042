import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, LOG, type Clock, type Logger } from '@portfel/platform';
import { DeliveryStore, type Delivery, type SmsDelivery } from '../storage/delivery.store';
import { MailWriter } from '../templates/mail-writer';
import { SmsWriter } from '../templates/sms-writer';
import { SMS_SENDER, SmsRefused, type SmsSender } from './sms-sender';
import { SmtpMailer } from './smtp-mailer';

const SENT_AT_ONCE = 4;
const LOOK_EVERY_MS = 2_000;

/** Sends what is written down, again and again until it is taken or what is in it has expired. */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private readonly sending = new Set<Promise<void>>();

  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly mailer: SmtpMailer,
    private readonly writer: MailWriter,
    @Inject(SMS_SENDER) private readonly sms: SmsSender,
    private readonly smsWriter: SmsWriter,
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

  private async attempt(job: Delivery | SmsDelivery): Promise<void> {
    const what = 'channel' in job ? job.channel : 'mail';
    const fields = { delivery: job.id, template: job.template, attempt: job.attempts };
    if (await this.deliveries.dropIfClosed(job)) return;
    if (job.expiresAt <= this.now()) return await this.deliveries.fail(job.id, 'expired');
    try {
      await this.send(job);
      await this.deliveries.done(job.id, this.now());
      this.log.info(fields, `${what} sent`);
    } catch (error) {
      if (error instanceof SmsRefused) {
        this.log.warn({ ...fields, reason: error.message }, `${what} given up`);
        return await this.deliveries.fail(job.id, error.message);
      }
      const reason = String((error as { code?: string }).code ?? (error as Error).name);
      this.log.warn({ ...fields, reason }, `${what} not taken; trying again`);
      const waitMs = Math.min(60_000, 500 * 2 ** Math.min(job.attempts, 10));
      await this.deliveries.retryAt(job.id, new Date(this.now().getTime() + waitMs));
    }
  }

  private async send(job: Delivery | SmsDelivery): Promise<void> {
    if ('channel' in job) await this.sms.send(await this.smsWriter.write(job));
    else await this.mailer.send(await this.writer.write(job));
  }
}
