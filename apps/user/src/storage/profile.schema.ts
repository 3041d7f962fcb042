import { Schema } from 'mongoose';
import type { ProfileFields } from '@portfel/contracts';

export interface ProfileDocument extends ProfileFields {
  /** The account id. */
  readonly _id: string;
  readonly username: string;
  readonly createdAt: Date;
}

export const profileSchema = new Schema<ProfileDocument>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    firstName: String,
    lastName: String,
    twitter: String,
    linkedIn: String,
    personalWebsite: String,
    title: String,
    bio: String,
    publicEmail: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
profileSchema.index({ username: 1 }, { unique: true, collation: { locale: 'en', strength: 2 } });
