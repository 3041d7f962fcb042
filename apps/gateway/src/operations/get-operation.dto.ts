import { z } from 'zod';
import { ProblemBody } from '../policy/problem.dto';

/** What became of an accepted request. */
export const OperationAnswer = z
  .object({
    operationId: z.string(),
    status: z.enum(['pending', 'accepted', 'rejected']),
    /** The answer the request would have had. */
    result: z.record(z.string(), z.unknown()).optional(),
    problem: ProblemBody.optional(),
  })
  .meta({ id: 'Operation' });
export type OperationAnswer = z.infer<typeof OperationAnswer>;
