import { z } from 'zod';
import { Role } from './auth/role';
import { ErrorCode } from './errors';

/** Who asked: a signed-in account, a visitor, or a service acting on an event. */
export const Actor = z.object({
  type: z.enum(['account', 'visitor', 'service']),
  /** Account id or service name; absent for a visitor. */
  id: z.string().max(64).optional(),
  /** What an account may do beyond an ordinary user, when it asked; services open their areas by it. */
  role: Role.optional(),
  /** Whether it has shown its second factor for this very request; only the gateway says so, when `auth` has. */
  steppedUp: z.literal(true).optional(),
});
export type Actor = z.infer<typeof Actor>;

/** What every message on every topic looks like (AT-E01). Unknown fields are ignored. */
export const Envelope = z.object({
  /** UUID; for a command this is the command id, the same each time the command is sent. */
  event_id: z.uuid(),
  event_name: z.string().max(100),
  event_version: z.int().positive(),
  /** ISO 8601, UTC, milliseconds. */
  event_time: z.iso.datetime(),
  producer: z.string().max(64),
  /** One id through a whole journey, from the HTTP request to the last reaction. */
  correlation_id: z.string().max(64),
  /** The message that caused this one. */
  causation_id: z.string().max(64).optional(),
  actor: Actor,
  /** Events: position in the history of their aggregate, from 1. */
  sequence: z.int().positive().optional(),
  /** Commands: keyed hash of the plaintext request; the same id with another hash is a reused key. */
  body_hash: z.string().max(64).optional(),
  data: z.record(z.string(), z.unknown()),
});
export type Envelope = z.infer<typeof Envelope>;

/** Why a command was rejected; part of its outcome, not an exception. */
export const Rejection = z.object({
  code: ErrorCode,
  /** Field name → messages, in the words of the public. */
  fields: z.record(z.string(), z.array(z.string())).optional(),
});
export type Rejection = z.infer<typeof Rejection>;

/** The `data` of a message on an outcomes topic. */
export const OutcomeData = z.object({
  command_id: z.uuid(),
  command_name: z.string(),
  body_hash: z.string().optional(),
  status: z.enum(['accepted', 'rejected']),
  result: z.record(z.string(), z.unknown()).optional(),
  rejection: Rejection.optional(),
});
export type OutcomeData = z.infer<typeof OutcomeData>;
