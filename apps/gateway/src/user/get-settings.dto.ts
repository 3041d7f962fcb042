import { z } from 'zod';
import { success } from '../policy/success';

const text = z.string().nullable();
/** `null`: never. */
const changedAt = z.iso.datetime().nullable();

/** Everything that can be set about an account and a profile; secrets only as whether they are there (CT-U36). */
export const Settings = z
  .object({
    ...success,
    isProfilePicPresent: z.boolean(),
    securitySettings: z.object({
      publicEmail: z.boolean(),
      emailChanged: changedAt,
      passwordChanged: changedAt,
      /** With all but its ends hidden; `null` without one. */
      phone: text,
      email: z.string(),
      /** Whether codes of an authenticator are asked for. */
      totp: z.boolean(),
    }),
    personalSettings: z.object({
      id: z.uuid(),
      firstName: text,
      lastName: text,
      username: z.string(),
      twitter: text,
      linkedIn: text,
      personalWebsite: text,
      title: text,
      bio: text,
      createdAt: z.iso.datetime(),
    }),
  })
  .meta({ id: 'Settings' });
export type Settings = z.input<typeof Settings>;
