import { z } from 'zod';
import { ProfileChanges } from '@portfel/contracts';

/** Body of `PATCH /me/profile`: absent stays, `null` is cleared (CT-U37–U40, GS-U02). */
export const ChangeProfileBody = z.strictObject(ProfileChanges.shape).meta({ id: 'ChangeProfile' });
export type ChangeProfileBody = z.infer<typeof ChangeProfileBody>;
