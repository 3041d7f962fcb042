import { v7 as uuidv7 } from 'uuid';
import { type OutcomeData, type AnyCommand, type Envelope } from '@portfel/contracts';
import { InvalidMessage, sealAll } from '../message-codec';
import type { Sealer } from '../sealing';
import type { Reply } from './unit-of-work';

export const OUTCOME_NAME = 'Messaging.Outcome';

/** A handler's reply in wire form, checked against the command's contract. */
export async function toOutcome(
  contract: AnyCommand,
  command: Envelope,
  reply: Reply,
  sealer: Sealer,
): Promise<OutcomeData> {
  const base = { command_id: command.event_id, command_name: contract.name, body_hash: command.body_hash };
  if ('rejected' in reply) {
    if (!contract.errors.includes(reply.rejected.code)) {
      throw new InvalidMessage(`${contract.name} does not declare the error ${reply.rejected.code}`);
    }
    return { ...base, status: 'rejected', rejection: reply.rejected };
  }
  const wire = await sealAll(contract.result, reply.accepted as object, command.event_id, sealer);
  return { ...base, status: 'accepted', result: contract.result.parse(wire) as Record<string, unknown> };
}

/** Outcomes travel in the same envelope as every message. */
export function encodeOutcome(command: Envelope, outcome: OutcomeData, producer: string, now: Date): Buffer {
  const envelope: Envelope = {
    event_id: uuidv7(),
    event_name: OUTCOME_NAME,
    event_version: 1,
    event_time: now.toISOString(),
    producer,
    correlation_id: command.correlation_id,
    causation_id: command.event_id,
    actor: command.actor,
    data: outcome,
  };
  return Buffer.from(JSON.stringify(envelope));
}
