import { z } from 'zod';
import { Role } from '@portfel/contracts';

/** Body of `PUT /accounts/:accountId/role` (AT-S06, AT-S07). */
export const ChangeRoleBody = z.strictObject({ role: Role }).meta({ id: 'ChangeRole' });
export type ChangeRoleBody = z.infer<typeof ChangeRoleBody>;
