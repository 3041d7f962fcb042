import { z } from 'zod';
import { BookAccountChanges } from '@portfel/contracts';

/** Body of `PATCH /bookkeeping/accounts/:bookAccountId`: absent stays, `null` is cleared (PF-W04). */
export const EditBookAccountBody = z.strictObject(BookAccountChanges.shape).meta({ id: 'EditBookAccount' });
export type EditBookAccountBody = z.infer<typeof EditBookAccountBody>;
