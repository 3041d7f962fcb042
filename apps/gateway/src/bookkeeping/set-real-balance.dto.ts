import { z } from 'zod';
import { RealBalance } from '@portfel/contracts';

const { amount } = RealBalance.shape;

/** Body of `PUT /bookkeeping/accounts/:bookAccountId/months/:month/real-balance`; `null`: not known (PF-W07). */
export const SetRealBalanceBody = z.strictObject({ amount }).meta({ id: 'SetRealBalance' });
export type SetRealBalanceBody = z.infer<typeof SetRealBalanceBody>;
