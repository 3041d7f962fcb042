import { Schema } from 'mongoose';
import { Language, type CodePurpose } from '@portfel/contracts';
import type { TemplateName } from '../templates/templates';

export interface DeliveryDocument {
  _id: string;
  /** Absent for a mail. */
  channel?: 'sms';
  /** Of an SMS: what its code is for. */
  template: TemplateName | CodePurpose;
  accountId: string;
  /** Whom a mail greets; removed with the sealed fields when the message has gone. */
  username?: string;
  /** English when absent. */
  language?: Language;
  /** JWE */
  sealedEmail?: string;
  sealedToken?: string;
  sealedDevice?: string;
  /** Of a statement, `2026-10`. */
  month?: string;
  sealedPhone?: string;
  sealedCode?: string;
  expiresAt: Date;
  status: 'pending' | 'sent' | 'failed';
  attempts: number;
  nextAttemptAt: Date;
  sentAt?: Date;
  failure?: string;
}

export const deliverySchema = new Schema<DeliveryDocument>(
  {
    _id: { type: String, required: true },
    channel: { type: String, enum: ['sms'] },
    template: { type: String, required: true },
    accountId: { type: String, required: true },
    username: String,
    language: { type: String, enum: Language.options },
    sealedEmail: String,
    sealedToken: String,
    sealedDevice: String,
    month: String,
    sealedPhone: String,
    sealedCode: String,
    expiresAt: { type: Date, required: true },
    status: { type: String, enum: ['pending', 'sent', 'failed'], required: true },
    attempts: { type: Number, required: true },
    nextAttemptAt: { type: Date, required: true },
    sentAt: Date,
    failure: String,
  },
  { versionKey: false, strict: 'throw' },
);
deliverySchema.index({ status: 1, nextAttemptAt: 1 });
deliverySchema.index({ accountId: 1 });
