import { z } from 'zod';
import { ErrorCode } from '@portfel/contracts';

/** RFC 9457; `statusCode`, `message` and `error` repeat it, and `success` denies, the way the sources did (CT-X03, SD-U14). */
export const ProblemBody = z
  .object({
    success: z.literal(false),
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: ErrorCode,
    statusCode: z.int(),
    message: ErrorCode,
    error: z.string(),
    errors: z.record(z.string(), z.array(z.string())).optional().meta({ description: 'Messages by field' }),
    operationId: z.string().optional().meta({ description: 'The operation to ask, where there is one' }),
    correlationId: z.string().optional().meta({ description: 'Names this request in our logs' }),
  })
  .meta({ id: 'Problem' });
