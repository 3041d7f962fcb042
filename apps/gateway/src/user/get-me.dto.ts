import { z } from 'zod';
import { ProfileFields, ProfileKind } from '@portfel/contracts';
import { success } from '../policy/success';

/** The signed-in person, for themselves. */
export const Me = z
  .object({
    ...success,
    id: z.uuid(),
    username: z.string(),
    email: z.string(),
    confirmed: z.boolean(),
    role: z.string(),
    createdAt: z.iso.datetime(),
    /** `null` in the moment between sign-up and the profile's creation. */
    profile: ProfileFields.extend({ kind: ProfileKind }).nullable(),
  })
  .meta({ id: 'Me' });
export type Me = z.input<typeof Me>;
