import { z } from 'zod';

/** UUID of an account or card of somebody's own books. */
export const BookAccountId = z.uuid();
/** UUID of a movement in somebody's own books. */
export const BookMovementId = z.uuid();
