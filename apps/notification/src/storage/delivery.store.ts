import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Connection, type Model } from 'mongoose';
import type { CodePurpose, Language } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-mongoose';
import type { TemplateName } from '../templates/templates';
import type { DeliveryDocument } from './delivery.schema';

export interface NewDelivery {
  readonly template: TemplateName;
  readonly accountId: string;
  readonly username: string;
  /** Of the mail; English when the event did not say. */
  readonly language?: Language;
  readonly sealedEmail: string;
  readonly sealedToken?: string;
  readonly sealedDevice?: string;
  /** Of a statement, `2026-10`. */
  readonly month?: string;
  /** Sending later makes no sense. */
  readonly expiresAt: Date;
}

export interface NewSms {
  readonly channel: 'sms';
  /** What the code is for. */
  readonly template: CodePurpose;
  readonly accountId: string;
  /** Of the message; English when the event did not say. */
  readonly language?: Language;
  readonly sealedPhone: string;
  readonly sealedCode: string;
  /** When the code works no more. */
  readonly expiresAt: Date;
}

interface Attempt {
  readonly id: string;
  readonly language: Language;
  /** This one included. */
  readonly attempts: number;
}

/** A mail. */
export type Delivery = NewDelivery & Attempt;
export type SmsDelivery = NewSms & Attempt;

/** What became of a message, without what is in it. */
export type DeliveryState = Pick<
  DeliveryDocument,
  'channel' | 'template' | 'status' | 'attempts' | 'expiresAt' | 'sentAt' | 'failure'
> & { readonly id: string };

/** A worker that died in the middle of a message gives the job back after this. */
const CLAIM_MS = 20_000;

@Injectable()
export class DeliveryStore {
  private readonly model: Model<DeliveryDocument>;

  constructor(connection: Connection) {
    this.model = connection.model<DeliveryDocument>('deliveries');
  }

  async create(uow: UnitOfWork, delivery: NewDelivery | NewSms): Promise<void> {
    const session = await transaction(uow);
    const job = { _id: randomUUID(), ...delivery, status: 'pending' as const, attempts: 0, nextAttemptAt: uow.now };
    await this.model.create([job], { session });
  }

  /** Of one account, sent or not. */
  async erase(uow: UnitOfWork, accountId: string): Promise<void> {
    const session = await transaction(uow);
    await this.model.deleteMany({ accountId }, { session });
  }

  /** Latest due first. */
  async listLatest(accountId: string, limit: number): Promise<DeliveryState[]> {
    const documents = await this.model
      .find({ accountId }, { channel: 1, template: 1, status: 1, attempts: 1, expiresAt: 1, sentAt: 1, failure: 1 })
      .sort({ nextAttemptAt: -1 })
      .limit(limit)
      .lean();
    return documents.map(({ _id: id, ...state }) => ({ id, ...state }));
  }

  /** A message that was asked for before its account was closed, and heard of after the last mail, is not sent. */
  async dropIfClosed({ id, accountId, template }: Delivery | SmsDelivery): Promise<boolean> {
    if (template === 'account-closed') return false;
    if (!(await this.model.exists({ accountId, template: 'account-closed' }))) return false;
    await this.model.deleteOne({ _id: id });
    return true;
  }

  /** Takes one job that is due; nobody else gets it while its claim lasts. */
  async claim(now: Date): Promise<Delivery | SmsDelivery | undefined> {
    const job = await this.model
      .findOneAndUpdate(
        { status: 'pending', nextAttemptAt: { $lte: now } },
        { $set: { nextAttemptAt: new Date(now.getTime() + CLAIM_MS) }, $inc: { attempts: 1 } },
        { sort: { nextAttemptAt: 1 }, returnDocument: 'after' },
      )
      .lean();
    if (!job) return undefined;
    const { _id: id, accountId, language = 'en', expiresAt, attempts } = job;
    const claimed = { id, accountId, language, expiresAt, attempts };
    if (job.channel === 'sms') {
      const { channel, sealedPhone = '', sealedCode = '' } = job;
      return { ...claimed, channel, sealedPhone, sealedCode, template: job.template as CodePurpose };
    }
    const { sealedEmail = '', sealedToken, sealedDevice, month, username = '' } = job;
    const template = job.template as TemplateName;
    return { ...claimed, sealedEmail, sealedToken, sealedDevice, month, username, template };
  }

  async done(id: string, now: Date): Promise<void> {
    await this.end(id, { status: 'sent', sentAt: now });
  }

  async fail(id: string, failure: string): Promise<void> {
    await this.end(id, { status: 'failed', failure });
  }

  async retryAt(id: string, nextAttemptAt: Date): Promise<void> {
    await this.model.updateOne({ _id: id }, { $set: { nextAttemptAt } });
  }

  /** What was secret or named somebody in the job goes with its end. */
  private async end(id: string, state: Partial<DeliveryDocument>): Promise<void> {
    const gone = { username: 1, sealedEmail: 1, sealedToken: 1, sealedDevice: 1, sealedPhone: 1, sealedCode: 1 };
    await this.model.updateOne({ _id: id }, { $set: state, $unset: gone });
  }
}
