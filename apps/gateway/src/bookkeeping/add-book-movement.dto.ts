import { z } from 'zod';
import { AddBookMovement, BookMovementFields } from '@portfel/contracts';

/** Body of `POST /bookkeeping/accounts/:bookAccountId/movements` (PF-W05). */
export const AddBookMovementBody = z.strictObject(BookMovementFields.shape).meta({ id: 'AddBookMovement' });
export type AddBookMovementBody = z.infer<typeof AddBookMovementBody>;

export const BookMovementAdded = AddBookMovement.result.meta({ id: 'BookMovementAdded' });
