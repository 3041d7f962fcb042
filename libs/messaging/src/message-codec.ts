import { v7 as uuidv7 } from 'uuid';
import {
  Envelope,
  allMessages,
  sealedFields,
  type Actor,
  type AnyMessage,
  type MessageContract,
} from '@portfel/contracts';
import type { z } from 'zod';
import { MESSAGE_LIMIT_BYTES, MessageTooLarge } from './broker.port';
import { ReceivedSeal, type Sealer } from './sealing';

/** Where a message comes from: its journey and its cause. */
export interface Provenance {
  readonly producer: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly actor: Actor;
}

/** A message that breaks its own contract on the way out. Nothing was sent (CT-E02). */
export class InvalidMessage extends Error {}

/** Seals and checks data against its contract, and wraps it in an envelope. */
export async function encode(
  contract: AnyMessage,
  data: object,
  provenance: Provenance,
  sealer: Sealer,
  extra: { eventId?: string; now: Date; sequence?: number; bodyHash?: string },
): Promise<{ envelope: Envelope; key: string; value: Buffer }> {
  const key = contract.key(data as never);
  const wire = await sealAll(contract.data, data, key, sealer);
  const checked = contract.data.safeParse(wire);
  if (!checked.success) throw new InvalidMessage(`${contract.name}: ${describe(checked.error)}`);
  const envelope: Envelope = {
    event_id: extra.eventId ?? uuidv7(),
    event_name: contract.name,
    event_version: contract.version,
    event_time: extra.now.toISOString(),
    producer: provenance.producer,
    correlation_id: provenance.correlationId,
    causation_id: provenance.causationId,
    actor: provenance.actor,
    sequence: extra.sequence,
    body_hash: extra.bodyHash,
    data: checked.data as Record<string, unknown>,
  };
  const value = Buffer.from(JSON.stringify(envelope));
  // Before the commit: an event the broker refuses would wait in the outbox for ever.
  const bytes = value.byteLength + key.length;
  if (bytes > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(contract.topic, bytes, MESSAGE_LIMIT_BYTES);
  return { envelope, key, value };
}

export type Decoded =
  | { readonly kind: 'message'; readonly envelope: Envelope; readonly contract: AnyMessage }
  | { readonly kind: 'poison'; readonly reason: string };

/** Bytes → envelope and contract. Anything unknown or invalid is poison, with the reason. */
export function decode(value: Buffer | null): Decoded {
  if (!value) return { kind: 'poison', reason: 'tombstone' };
  let json: unknown;
  try {
    json = JSON.parse(value.toString('utf8'));
  } catch {
    return { kind: 'poison', reason: 'not-json' };
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return { kind: 'poison', reason: `invalid-envelope: ${describe(envelope.error)}` };
  const { event_name: name, event_version: version } = envelope.data;
  const contract = contractOf(name, version);
  if (!contract) return { kind: 'poison', reason: `unknown-message: ${name}@${version}` };
  const data = contract.data.safeParse(envelope.data.data);
  if (!data.success) return { kind: 'poison', reason: `invalid-data: ${describe(data.error)}` };
  return { kind: 'message', contract, envelope: { ...envelope.data, data: data.data as Record<string, unknown> } };
}

/** The name in the bytes, if they are an envelope at all; cheap, for consumers that take a few names of many. */
export function peekName(value: Buffer | null): string | undefined {
  const match = value && /"event_name":"([A-Za-z.]{1,100})"/.exec(value.toString('latin1', 0, 400));
  return match?.[1];
}

/** Replaces sealed texts by values that can be opened. */
export function receive<T extends object>(
  contract: Pick<MessageContract, 'data'>,
  data: T,
  subject: string,
  sealer: Sealer,
): T {
  const received = { ...data } as Record<string, unknown>;
  for (const [field, declaration] of sealedFields(contract.data)) {
    const text = received[field];
    if (typeof text === 'string') received[field] = sealer.received(declaration, subject, text);
  }
  return received as T;
}

/** Seals every sealed field that is still plaintext; passes sealed values on as they are. */
export async function sealAll(schema: z.ZodObject, data: object, subject: string, sealer: Sealer): Promise<object> {
  const wire = { ...data } as Record<string, unknown>;
  for (const [field, declaration] of sealedFields(schema)) {
    const value = wire[field];
    if (value === undefined) continue;
    wire[field] = value instanceof ReceivedSeal ? value.text : await sealer.seal(declaration, subject, value);
  }
  return wire;
}

const contracts = new Map<string, AnyMessage>();

function contractOf(name: string, version: number): AnyMessage | undefined {
  const id = `${name}@${version}`;
  if (!contracts.has(id)) for (const known of allMessages()) contracts.set(`${known.name}@${known.version}`, known);
  return contracts.get(id);
}

/** Paths and rules only: a value could be a secret. */
function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(root)'} ${issue.code}`).join(', ');
}
