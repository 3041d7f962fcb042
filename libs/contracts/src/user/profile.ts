import { z } from 'zod';
import { clearable, oneLine } from '../one-line';

const line = oneLine(255);
const link = line.refine(isEmptyOrWebLink, 'must be a link that begins with http:// or https://');
const handle = line.regex(/^(@?[A-Za-z0-9_]{1,15})?$/, 'must be a handle: up to 15 letters, digits and _');

/** What a person may say about themselves, all optional (CT-U02, CT-U03). Travels sealed: it may hold real names. */
export const ProfileFields = z.object({
  firstName: line.optional(),
  lastName: line.optional(),
  twitter: line.optional(),
  linkedIn: line.optional(),
  personalWebsite: line.optional(),
  title: line.optional(),
  bio: line.optional(),
  /** Whether the public profile shows the e-mail address. */
  publicEmail: z.boolean().default(false),
});
export type ProfileFields = z.infer<typeof ProfileFields>;

/** The same as forms have to fill it in: links lead to web pages, a handle is one. */
export const ProfileForm = ProfileFields.extend({
  twitter: handle.optional(),
  linkedIn: link.optional(),
  personalWebsite: link.optional(),
});

/** A person of flesh and blood under their own name, an organisation, or a made-up one (GS-U02). */
export const ProfileKind = z.enum(['real', 'legal', 'fictional']);
export type ProfileKind = z.infer<typeof ProfileKind>;

/** What is to change in a profile: absent stays, `null` is cleared (CT-U37, CT-U40). */
export const ProfileChanges = z.object({
  firstName: clearable(line),
  lastName: clearable(line),
  twitter: clearable(handle),
  linkedIn: clearable(link),
  personalWebsite: clearable(link),
  title: clearable(line),
  bio: clearable(line),
  publicEmail: z.boolean().optional(),
  kind: ProfileKind.optional(),
});
export type ProfileChanges = z.infer<typeof ProfileChanges>;

/** Nothing that a browser would run when the link is followed. */
function isEmptyOrWebLink(value: string): boolean {
  return value === '' || (/^https?:\/\/[^/]/i.test(value) && URL.canParse(value));
}
