import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';
import { sealed } from '../sealed';
import { BookMovementFields } from './bookkeeping';

/** Notes what came in or went out; the id of the movement is the command id (PF-W05). */
export const AddBookMovement = defineCommand({
  name: 'Wallet.AddBookMovement',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({
    movementId: z.uuid(),
    ownerId: AccountId,
    bookAccountId: z.uuid(),
    movement: sealed('wallet', 'Wallet.AddBookMovement.movement', BookMovementFields),
  }),
  result: z.object({ movementId: z.uuid() }),
  errors: ['book-account-not-found', 'book-account-archived', 'book-month-full'],
});
export type AddBookMovement = DataReceived<typeof AddBookMovement>;
