import { z } from 'zod';
import { Memo, SignedAmount, TransferKind } from '@portfel/contracts';

/** A day, taken as UTC, or a moment. */
const Time = z.union([z.iso.date(), z.iso.datetime()]);

/** Which part of a statement is asked for. */
export const StatementFilter = z.strictObject({
  /** From this day or moment on. */
  from: Time.optional(),
  /** Until the end of this day, or before this moment. */
  to: Time.optional(),
  accountId: z.uuid().optional(),
  /** Repeated for several. */
  kind: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(TransferKind).max(TransferKind.options.length).optional(),
  ),
  /** In memos, in any case of its letters; or the username of somebody on the other side. */
  text: Memo.optional(),
});
export type StatementFilter = z.infer<typeof StatementFilter>;

export const StatementQuery = z.strictObject({
  ...StatementFilter.shape,
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^[\w-]{1,120}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type StatementQuery = z.infer<typeof StatementQuery>;

/** One entry of an account of the signed-in person. */
export const StatementRow = z.object({
  id: z.string(),
  accountId: z.uuid(),
  assetCode: z.string(),
  /** Decimal places of the asset. */
  scale: z.int().min(0),
  /** Also the id of its operation. */
  transferId: z.uuid(),
  kind: TransferKind,
  amount: SignedAmount,
  balanceAfter: SignedAmount,
  occurredAt: z.iso.datetime(),
  /** Username of the person on the other side; absent for the system, and for an account that was closed. */
  counterparty: z.string().optional(),
  /** The other side, when it is an account of the same person. */
  otherAccountId: z.uuid().optional(),
  memo: z.string().optional(),
  /** What of the amount was a fee; below zero when it came back. */
  fee: SignedAmount.optional(),
  /** The transfer this one takes back. */
  reverses: z.uuid().optional(),
  /** The transfer that took this one back. */
  reversedBy: z.uuid().optional(),
});
export type StatementRow = z.infer<typeof StatementRow>;

/** A page, newest first. With `kind` or `text` it may be short or empty and still not the last: `nextCursor` tells. */
export const StatementPage = z
  .object({
    rows: z.array(StatementRow),
    /** Of all there are in the period; absent with `kind` or `text`. */
    count: z.int().min(0).optional(),
    /** Absent on the last page. */
    nextCursor: z.string().optional(),
  })
  .meta({ id: 'StatementPage' });
export type StatementPage = z.infer<typeof StatementPage>;
