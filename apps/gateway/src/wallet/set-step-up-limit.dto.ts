import { z } from 'zod';
import { AmountLimit, SecondFactorCode } from '@portfel/contracts';

/** Body of `PUT /wallet/accounts/:accountId/step-up-limit`. */
export const SetStepUpLimitBody = z
  .strictObject({
    /** What may leave the account in a day (UTC) without the second factor; `null`: as much as there is. */
    above: AmountLimit.nullable(),
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'SetStepUpLimit' });
export type SetStepUpLimitBody = z.infer<typeof SetStepUpLimitBody>;
