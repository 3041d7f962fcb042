import { z } from 'zod';
import { success } from '../policy/success';

/** What 202 answers. */
export const PendingOperation = z
  .object({ ...success, operationId: z.string(), status: z.literal('pending') })
  .meta({ id: 'PendingOperation' });
