import { z } from 'zod';
import { Exchange, Quote } from '@portfel/contracts';

/** Body of `POST /wallet/exchanges`. */
export const ExchangeBody = z.strictObject({ quote: Quote }).meta({ id: 'Exchange' });
export type ExchangeBody = z.infer<typeof ExchangeBody>;

/** The receipt: both amounts, and what both accounts hold now. `fee` is part of what was paid. */
export const ExchangeReceipt = Exchange.result.meta({ id: 'ExchangeReceipt' });
