import { Schema } from 'mongoose';

/** A picture that lies in the photo store and is nobody's photo: not yet, or no longer. */
export interface PhotoUploadDocument {
  /** The upload id; names the picture in the photo store too. */
  readonly _id: string;
  readonly accountId: string;
  readonly stagedAt: Date;
  /** The sweeper has it; nobody takes it any more. */
  readonly sweeping?: boolean;
}

export const photoUploadSchema = new Schema<PhotoUploadDocument>(
  {
    _id: { type: String, required: true },
    accountId: { type: String, required: true },
    stagedAt: { type: Date, required: true },
    sweeping: Boolean,
  },
  { versionKey: false, strict: 'throw' },
);
photoUploadSchema.index({ stagedAt: 1 });
photoUploadSchema.index({ accountId: 1 });
