import { z } from 'zod';

/** Text a person writes on one line: nothing that breaks it or turns its direction. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `must have at most ${max} characters`)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]*$/, 'must not contain control characters');

/** In a change: absent stays, `null` or nothing is cleared. */
export const clearable = (field: z.ZodType<string>) =>
  field
    .nullable()
    .transform((value) => value || null)
    .optional();
