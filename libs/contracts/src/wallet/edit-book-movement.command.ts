import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { BookMovementChanges } from './bookkeeping';

/** Changes what is named of a movement, which may move it to another month or account (PF-W05, PF-W07). */
export const EditBookMovement = defineCommand({
  name: 'Wallet.EditBookMovement',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    movementId: z.uuid(),
    ownerId: AccountId,
    changes: sealed('wallet', 'Wallet.EditBookMovement.changes', BookMovementChanges),
  }),
  result: z.object({ movementId: z.uuid() }),
  errors: ['book-movement-not-found', 'book-account-not-found', 'book-account-archived', 'book-month-full'],
});
export type EditBookMovement = DataReceived<typeof EditBookMovement>;
