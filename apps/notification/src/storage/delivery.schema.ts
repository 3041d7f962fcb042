import { Schema } from 'mongoose';
import type { TemplateName } from '../templates/templates';

export interface DeliveryDocument {
  _id: string;
  template: TemplateName;
  accountId: string;
  /** Removed with the sealed fields when the mail has gone. */
  username?: string;
  /** JWE */
  sealedEmail?: string;
  sealedToken?: string;
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
    template: { type: String, required: true },
    accountId: { type: String, required: true },
    username: String,
    sealedEmail: String,
    sealedToken: String,
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
