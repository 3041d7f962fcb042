import { z } from 'zod';

const text = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/, 'must not contain control characters');

/** What a person may say about themselves, all optional (CT-U02, CT-U03). Travels sealed: it may hold real names. */
export const ProfileFields = z.object({
  firstName: text(255).optional(),
  lastName: text(255).optional(),
  twitter: text(255).optional(),
  linkedIn: text(255).optional(),
  personalWebsite: text(255).optional(),
  title: text(255).optional(),
  bio: text(255).optional(),
  /** Whether the public profile shows the e-mail address. */
  publicEmail: z.boolean().default(false),
});
export type ProfileFields = z.infer<typeof ProfileFields>;
