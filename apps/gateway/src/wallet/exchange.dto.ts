import { z } from 'zod';
import { Exchange, Quote, SecondFactorCode } from '@portfel/contracts';

/** Body of `POST /wallet/exchanges`. */
export const ExchangeBody = z
  .strictObject({
    quote: Quote,
    /** Of the second factor, when the answer without it asked for one. */
    code: SecondFactorCode.optional(),
  })
  .meta({ id: 'Exchange' });
export type ExchangeBody = z.infer<typeof ExchangeBody>;

/** The receipt: both amounts, and what both accounts hold now. `fee` is part of what was paid. */
export const ExchangeReceipt = Exchange.result.meta({ id: 'ExchangeReceipt' });
