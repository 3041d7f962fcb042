import { z } from 'zod';
import { BookMovementChanges } from '@portfel/contracts';

/** Body of `PATCH /bookkeeping/movements/:movementId`: absent stays, `null` is cleared (PF-W05). */
export const EditBookMovementBody = z.strictObject(BookMovementChanges.shape).meta({ id: 'EditBookMovement' });
export type EditBookMovementBody = z.infer<typeof EditBookMovementBody>;
