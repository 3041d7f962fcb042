import { z } from 'zod';
import { StatementRow } from './list-statement.dto';

const { id, accountId, assetCode, scale, amount, balanceAfter, fee, transferId: _, ...told } = StatementRow.shape;

/** My side of a transfer. */
export const TransferAnswer = z
  .object({
    /** Also the id of its operation. */
    id: z.uuid(),
    ...told,
    /** One entry of each account of mine; two of them when money moved between them. */
    legs: z.array(z.object({ id, accountId, assetCode, scale, amount, balanceAfter, fee })).min(1),
  })
  .meta({ id: 'Transfer' });
export type TransferAnswer = z.infer<typeof TransferAnswer>;
