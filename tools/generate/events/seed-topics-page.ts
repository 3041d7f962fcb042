import { commandTopic, eventTopic } from '@portfel/contracts';
import type { GeneratedFiles } from '../generated-files';
import { seedTopics, type RoadKind, type SeedSource, type SeedTopic } from './seed-topics';

const SOURCES: Readonly<Record<SeedSource, string>> = { CT: 'Cryptotalks', SD: 'stuff-delivery', AT: 'aTES' };

const TOPICS: Readonly<Record<RoadKind, (context: string) => string>> = {
  command: commandTopic,
  event: eventTopic,
  stream: (context) => `${context}.stream`,
};

/** Every topic of the sources, and what stands for it here (CT-E01). */
export function seedTopicsPage(): GeneratedFiles {
  const lines = [
    '# Topics of the sources',
    '',
    'Generated from `tools/generate/events/seed-topics.ts` by `npm run generate`. What is `planned` is not declared yet: the',
    'name is the one it will have, and the owner is the service it will come with. The other rows name messages of the',
    '[catalogue](README.md). Gaming-SaaS and the Portfel meeting notes name no topic and no event.',
    '',
    '| source | topic or event there | topic here | message here | owner | | |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...seedTopics.map(row),
  ];
  return new Map([['docs/events/seed-topics.md', `${lines.join('\n')}\n`]]);
}

/** The topic a row's message has, or will have. */
export const topicOf = (row: SeedTopic) => TOPICS[row.kind](ownerOf(row));

/** `CryptoRate.AddFavorite` → `crypto-rate` */
const ownerOf = ({ message }: SeedTopic) =>
  message
    .split('.')[0]!
    .replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase();

function row(seed: SeedTopic): string {
  const id = `${seed.message}.v${seed.version}`;
  const cells = [
    SOURCES[seed.source],
    `\`${seed.seed}\``,
    `\`${topicOf(seed)}\``,
    seed.planned ? id : `[${id}](README.md#${id.toLowerCase().replaceAll('.', '')})`,
    `\`${ownerOf(seed)}\``,
    seed.planned ? 'planned' : '',
    seed.note ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}
