import { z } from 'zod';

/** What 202 answers. */
export const PendingOperation = z
  .object({ operationId: z.string(), status: z.literal('pending') })
  .meta({ id: 'PendingOperation' });
