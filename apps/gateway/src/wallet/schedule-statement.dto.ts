import { z } from 'zod';

/** Whether I am told by mail, on the first of each month (UTC), that the statement of the last one is ready. */
export const StatementSchedule = z.strictObject({ monthly: z.boolean() }).meta({ id: 'StatementSchedule' });
export type StatementSchedule = z.infer<typeof StatementSchedule>;
