import { isDeepStrictEqual } from 'node:util';
import type { SeenRecord } from '../observe/topics';
import { firstOf, type Invariant, type World } from './invariant';

const CONTEXTS = ['auth', 'wallet'] as const;

interface StoredOutcome {
  readonly message_id: string;
  readonly outcome: Record<string, unknown> | null;
}

/** Commands that reached a topic and are none of those that were made to be refused. */
export function commandsOn({ platform, truth }: World, context: string): Map<string, SeenRecord> {
  const poison = new Set(truth.injected.filter((one) => one.poison).map(place));
  const commands = platform.topics
    .of(`${context}.commands`)
    .filter((record) => record.id && !poison.has(place(record)));
  // The first appearance: later ones are repetitions.
  return new Map(commands.reverse().map((record) => [record.id!, record]));
}

export const place = (at: { topic: string; partition: number; offset: number }) =>
  `${at.topic}/${at.partition}@${at.offset}`;

export const oneStoredOutcome: Invariant = {
  name: 'one stored outcome per command',
  sentence: 'Every command on a topic has one inbox row with an outcome in the service that owns it.',
  holds: 'in-the-end',
  check: async (world) => {
    const evidence: string[] = [];
    for (const context of CONTEXTS) {
      const rows = await world.platform.databases.rows<StoredOutcome>(
        context,
        'SELECT message_id, outcome FROM inbox WHERE consumer = $1',
        [`${context}.commands`],
      );
      const stored = new Map(rows.map((row) => [row.message_id, row.outcome]));
      const commands = commandsOn(world, context);
      for (const [id, record] of commands) {
        if (!stored.get(id)) evidence.push(`${record.name} ${id} at ${place(record)} has no stored outcome`);
      }
      for (const id of stored.keys()) {
        if (!commands.has(id)) evidence.push(`${context} has an outcome for ${id}, which no topic has`);
      }
    }
    return firstOf(evidence);
  },
};

export const oneOutcomeTold: Invariant = {
  name: 'one outcome told',
  sentence: 'Outcomes topics never show two different outcomes of one command.',
  holds: 'always',
  check: async ({ platform }) => {
    const evidence: string[] = [];
    for (const context of CONTEXTS) {
      const told = new Map<string, unknown>();
      for (const { data } of platform.topics.of(`${context}.outcomes`)) {
        if (!data) continue;
        const id = `${String(data.command_id)} ${String(data.body_hash)}`;
        const outcome = [data.status, data.rejection, data.result];
        const before = told.get(id) ?? outcome;
        told.set(id, before);
        // The store may give back fields in another order than they were sent.
        if (isDeepStrictEqual(before, outcome)) continue;
        const said = `${JSON.stringify(before)} and later ${JSON.stringify(outcome)}`;
        evidence.push(`command ${String(data.command_id)}: ${said}`);
      }
    }
    return firstOf(evidence);
  },
};
