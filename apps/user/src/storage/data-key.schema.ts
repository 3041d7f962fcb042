import { Schema } from 'mongoose';

export interface DataKeyDocument {
  /** The account id. */
  readonly _id: string;
  /** The person's key under the service's; absent once it is destroyed. */
  readonly wrappedKey?: Buffer;
  /** Who was erased does not come back with a message that is late. */
  readonly erasedAt?: Date;
}

export const dataKeySchema = new Schema<DataKeyDocument>(
  { _id: { type: String, required: true }, wrappedKey: Buffer, erasedAt: Date },
  { versionKey: false, strict: 'throw' },
);
