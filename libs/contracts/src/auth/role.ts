import { z } from 'zod';

/** What an account may do on the platform (AT-S07). Areas are opened by a role; other people's data never are (PF-U04). */
export const Role = z.enum(['user', 'admin', 'manager', 'accountant', 'worker']);
export type Role = z.infer<typeof Role>;

/** The actor of a command that somebody with access to the machine gave. The gateway never sends it. */
export const OPERATOR = { type: 'service', id: 'operator' } as const;
