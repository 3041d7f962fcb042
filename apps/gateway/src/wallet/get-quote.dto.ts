import { z } from 'zod';
import { AssetCode, ExchangeRate, PositiveAmount, Quote, SignedAmount } from '@portfel/contracts';

/** Body of `POST /wallet/quotes`. */
export const GetQuoteBody = z
  .strictObject({
    /** The account of mine that pays. */
    fromAccountId: z.uuid(),
    /** The account of mine that receives, in another asset. */
    toAccountId: z.uuid(),
    /** What is paid, the fee included. */
    amount: PositiveAmount,
  })
  .meta({ id: 'GetQuote' });
export type GetQuoteBody = z.infer<typeof GetQuoteBody>;

const Side = z.object({ accountId: z.uuid(), assetCode: AssetCode, amount: PositiveAmount });

/** What I would get. `quote` is given back as it is to `POST /wallet/exchanges`, once, before it expires. */
export const QuoteAnswer = z
  .object({
    quote: Quote,
    quoteId: z.uuid(),
    paid: Side,
    received: Side,
    /** Part of what is paid, in its asset. */
    fee: SignedAmount,
    rate: ExchangeRate,
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Quote' });
export type QuoteAnswer = z.infer<typeof QuoteAnswer>;
