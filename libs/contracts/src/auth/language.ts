import { z } from 'zod';

/** The languages people are written to in. */
export const Language = z.enum(['en', 'pl']);
export type Language = z.infer<typeof Language>;
