import { Schema } from 'mongoose';

export interface DataKeyDocument {
  /** The account id. */
  readonly _id: string;
  /** The person's key under the service's. */
  readonly wrappedKey: Buffer;
}

export const dataKeySchema = new Schema<DataKeyDocument>(
  { _id: { type: String, required: true }, wrappedKey: { type: Buffer, required: true } },
  { versionKey: false, strict: 'throw' },
);
