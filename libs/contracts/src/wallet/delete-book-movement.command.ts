import { z } from 'zod';
import { AccountId } from '../ids';
import { defineCommand, type DataReceived } from '../message';

/** Takes a movement out of the books (PF-W05). */
export const DeleteBookMovement = defineCommand({
  name: 'Wallet.DeleteBookMovement',
  version: 1,
  key: (data) => data.ownerId,
  data: z.object({ movementId: z.uuid(), ownerId: AccountId }),
  result: z.object({ movementId: z.uuid() }),
  errors: ['book-movement-not-found', 'book-account-archived'],
});
export type DeleteBookMovement = DataReceived<typeof DeleteBookMovement>;
