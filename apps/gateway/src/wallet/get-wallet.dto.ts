import { z } from 'zod';

const MinorUnits = z
  .string()
  .regex(/^-?\d+$/)
  .meta({ description: 'Whole minor units', example: '12300' });

/** Balances and latest movements of the signed-in person. */
export const WalletAnswer = z
  .object({
    id: z.uuid(),
    openedAt: z.iso.datetime(),
    /** Closed ones among them. */
    accounts: z.array(
      z.object({
        id: z.uuid(),
        /** Place in the wallet, from 1, without gaps. */
        number: z.int().positive(),
        asset: z.object({
          code: z.string(),
          name: z.string(),
          /** Decimal places of the asset. */
          scale: z.int().min(0),
          kind: z.string(),
        }),
        /** What all entries sum to. */
        balance: MinorUnits,
        /** What holds set aside of it. */
        held: MinorUnits,
        /** What I call it, if anything. */
        label: z.string().optional(),
        /** Absent while it is open. */
        closedAt: z.iso.datetime().optional(),
        /** What may leave it in a day (UTC) without my second factor; absent: as much as there is. */
        stepUpAbove: MinorUnits.optional(),
      }),
    ),
    movements: z.object({
      rows: z.array(
        z.object({
          id: z.string(),
          transferId: z.uuid(),
          accountId: z.uuid(),
          assetCode: z.string(),
          amount: MinorUnits,
          balanceAfter: MinorUnits,
          kind: z.string(),
          occurredAt: z.iso.datetime(),
        }),
      ),
      /** Of all there are; the rows are the latest. */
      count: z.int().min(0),
    }),
    /** What sending to somebody else costs, per mille of the amount, rounded up to a whole minor unit. */
    transferFeePerMille: z.int().min(0),
  })
  .meta({ id: 'Wallet' });
export type WalletAnswer = z.infer<typeof WalletAnswer>;
