import { z } from 'zod';
import { AccountId, ProfileKind, Username } from '@portfel/contracts';

/** What everybody may see of a person; what is not there was left out (CT-U44, CT-U45). */
export const PublicProfile = z
  .object({
    id: AccountId,
    username: Username,
    kind: ProfileKind,
    firstName: z.string().optional(),
    lastName: z.string().optional(),
    twitter: z.string().optional(),
    linkedIn: z.string().optional(),
    personalWebsite: z.string().optional(),
    title: z.string().optional(),
    bio: z.string().optional(),
    /** Only of who chose to show it. */
    email: z.string().optional(),
    isProfilePicPresent: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'PublicProfile' });
export type PublicProfile = z.infer<typeof PublicProfile>;
