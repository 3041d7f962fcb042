import { z } from 'zod';

/** What stuff-delivery's clients look at first (SD-U14); the answer's schema fills it in. Problems say `false`. */
export const success = { success: z.literal(true).default(true) };
