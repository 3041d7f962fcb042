import { Schema } from 'mongoose';
import type { ProfileKind } from '@portfel/contracts';

/** What a person wrote about themselves: stored only under their own key. */
export const WRITTEN_FIELDS = [
  'firstName',
  'lastName',
  'twitter',
  'linkedIn',
  'personalWebsite',
  'title',
  'bio',
] as const;
export type WrittenField = (typeof WRITTEN_FIELDS)[number];

export interface ProfileDocument extends Partial<Record<WrittenField, Buffer>> {
  /** The account id. */
  readonly _id: string;
  /** A copy of what `auth` decides; it may be a moment behind, so it is nobody's alone here. */
  readonly username: string;
  readonly kind: ProfileKind;
  readonly publicEmail: boolean;
  /** Upload id of the person's photo. */
  readonly photo?: string;
  readonly createdAt: Date;
  /** Number of the last event about this profile. */
  readonly version: number;
}

export const profileSchema = new Schema<ProfileDocument>(
  {
    _id: { type: String, required: true },
    username: { type: String, required: true },
    kind: { type: String, required: true },
    firstName: Buffer,
    lastName: Buffer,
    twitter: Buffer,
    linkedIn: Buffer,
    personalWebsite: Buffer,
    title: Buffer,
    bio: Buffer,
    publicEmail: { type: Boolean, required: true },
    photo: String,
    createdAt: { type: Date, required: true },
    version: { type: Number, required: true },
  },
  { versionKey: false, strict: 'throw' },
);
