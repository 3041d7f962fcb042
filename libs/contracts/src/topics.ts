import { allMessages, commandTopic, deadLetterTopic, eventTopic, outcomeTopic } from './message';

export interface TopicDeclaration {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMs: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The topics the declared messages need, and one dead-letter topic per service.
 * @param consumers names of the services that consume, whose dead letters need a place
 */
export function topicsFor(consumers: readonly string[]): readonly TopicDeclaration[] {
  const names = new Set<string>();
  for (const message of allMessages()) {
    names.add(message.kind === 'command' ? commandTopic(message.context) : eventTopic(message.context));
    if (message.kind === 'command') names.add(outcomeTopic(message.context));
  }
  const kept = [...names].map((name) => ({ name, partitions: 6, retentionMs: 7 * DAY_MS }));
  const dead = consumers.map((context) => ({
    name: deadLetterTopic(context),
    partitions: 6,
    retentionMs: 30 * DAY_MS,
  }));
  return [...kept, ...dead].sort((a, b) => a.name.localeCompare(b.name));
}
