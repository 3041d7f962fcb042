import { z } from 'zod';
import { AssetCode, PositiveAmount, SignedAmount } from '@portfel/contracts';

/** Query of `GET /wallet/holds`. */
export const ListHoldsQuery = z.strictObject({
  /** `nextCursor` of the page before. */
  cursor: z.string().max(100).default(''),
});
export type ListHoldsQuery = z.infer<typeof ListHoldsQuery>;

/** Holds on my accounts and those for me, active first, then the latest; 50 on a page. */
export const HoldList = z
  .object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        /** `outgoing`: on an account of mine; `incoming`: for me. */
        direction: z.enum(['outgoing', 'incoming']),
        /** Of an outgoing one: on which account of mine. */
        accountId: z.uuid().nullable(),
        /** Username of the other side; `null` when it has none any more. */
        counterpart: z.string().nullable(),
        amount: PositiveAmount,
        assetCode: AssetCode,
        status: z.enum(['active', 'captured', 'released', 'expired']),
        /** What was taken of it. */
        captured: SignedAmount,
        placedAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        settledAt: z.iso.datetime().nullable(),
        /** Of its capture. */
        transferId: z.uuid().nullable(),
      }),
    ),
    /** Of the next page; `null` when there is none. */
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'HoldList' });
export type HoldList = z.infer<typeof HoldList>;
