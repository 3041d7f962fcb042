import { z } from 'zod';
import { AccountLabel } from '@portfel/contracts';

/** Body of `PUT /wallet/accounts/:accountId/label`; empty: no name any more. */
export const NameAccountBody = z.strictObject({ label: AccountLabel }).meta({ id: 'NameAccount' });
export type NameAccountBody = z.infer<typeof NameAccountBody>;
