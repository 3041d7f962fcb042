import { readFileSync } from 'node:fs';
import { cpus, platform as system, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { repositoryFolder } from '../local/local';
import { invariants } from './invariants/all';
import { whileItLasts } from './invariants/while-it-lasts';
import type { MutantsResult } from './mutants/check-mutants';
import type { FaultPlatform } from './platform/fault-platform';
import type { RowResult, RunResult } from './run';

export interface Surroundings {
  readonly versions: Readonly<Record<string, string>>;
  readonly machine: string;
}

export async function surroundingsOf({ databases }: FaultPlatform): Promise<Surroundings> {
  const [postgres] = await databases.asAdmin<{ server_version: string }>('SHOW server_version');
  const documents = (await databases.mongo('user').db!.admin().command({ buildInfo: 1 })) as Record<string, unknown>;
  const pom = readFileSync(join(repositoryFolder, 'infra/kafka/pom.xml'), 'utf8');
  const kafkajs = readFileSync(join(repositoryFolder, 'node_modules/kafkajs/package.json'), 'utf8');
  return {
    versions: {
      'Node.js': process.versions.node,
      Kafka: /<artifactId>kafka_[^<]*<\/artifactId>\s*<version>([^<]+)/.exec(pom)?.[1] ?? '?',
      kafkajs: (JSON.parse(kafkajs) as { version: string }).version,
      Postgres: postgres!.server_version,
      'document store': `${String(documents.version)} (wire protocol of MongoDB)`,
    },
    machine: `${system()} ${release()}, ${cpus().length} cores (${cpus()[0]?.model.trim()}), ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
  };
}

export interface Report {
  readonly seed: number;
  readonly date: Date;
  readonly minutes: number;
  readonly surroundings: Surroundings;
  readonly run: RunResult;
  readonly mutants?: MutantsResult;
}

/** The whole run as a page that somebody can check against a run of their own. */
export function render(report: Report): string {
  const { seed, date, minutes, surroundings, run, mutants } = report;
  const { versions, machine } = surroundings;
  const lines = [
    '# Faults that were injected, and what held',
    '',
    'Written by `npm run faults` ([tools/faults](../tools/faults/)); not edited by hand. Every service is a process of its',
    'own, on a real broker, database server and document store. People sign up, open accounts, and move money: transfers,',
    'holds, exchanges, deposits and withdrawals among fifty accounts, every fifth request with the key of another. One fault',
    'after the other is injected; after each, the load pauses and everything is counted from the outside. The ledger is looked',
    'at every second all along.',
    '',
    `Seed ${seed} (\`npm run faults -- --seed ${seed}\` injects the same), ${date.toISOString().slice(0, 16)} UTC, ${minutes.toFixed(0)} minutes.`,
    `${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ')}.`,
    `${machine}.`,
    '',
    '## What people did',
    '',
    ...table(['request and last answer', 'times'], counted(run.told)),
    '',
    `${run.repeated} requests repeated a key that had been answered before. ${run.promised} accounts were`,
    `promised, in the wallets of ${run.people} people.`,
    '',
    moneyLine(run),
    '',
    'Single attempts, retries included:',
    '',
    ...table(['answer or error of the connection', 'attempts'], counted(run.attempts)),
    '',
    '## Faults',
    '',
    ...table(
      ['row', 'fault', 'bitten', 'worst recovery', 'result'],
      run.rows.map((one) => [
        one.row.name,
        one.row.sentence,
        String(one.bite?.times ?? 0),
        recovery(one),
        resultOf(one),
      ]),
    ),
    '',
    'Recovery: from healed to the first new request done from end to end.',
    '',
    '### What was seen',
    '',
    ...run.rows.flatMap(({ row, bite }) => (bite ? [`- ${row.name}: ${bite.seen.slice(0, 6).join('; ')}`] : [])),
    '',
    ...run.rows.flatMap(brokenLines),
    '## What has to hold',
    '',
    'Counted after every row:',
    '',
    ...invariants.map(({ name, sentence }) => `- **${name}**: ${sentence}`),
    '',
    'Seen while a row lasts:',
    '',
    ...Object.entries(whileItLasts).map(([name, sentence]) => `- **${name}**: ${sentence}`),
    '',
    ...(mutants ? mutantLines(mutants) : []),
    '## What was not tested',
    '',
    ...NOT_TESTED.map((line) => `- ${line}`),
    '',
  ];
  return lines.join('\n');
}

const NOT_TESTED = [
  'more than one broker: loss of a replica, a change of leader, a partitioned cluster',
  'a real MongoDB: the document store of this run speaks its protocol and is another program; it was neither killed nor frozen',
  'a disk that is full, slow or forgets what it said was written (a power cut loses what was not synced, and nothing else); clocks that jump',
  'a power cut of the broker or of the document store',
  'a mail server that is away; a mail sent twice after a crash between "taken" and "noted" (SMTP cannot promise more)',
  'packets that are lost or late on a network between machines: everything runs on one',
  'hours of load: memory is watched for minutes',
];

/** In one line: what was told about money, and how often the ledger was looked at. */
export function moneyLine({ money, moneyRepeated, ledgerLooks, seconds }: RunResult): string {
  const { posted, rejected, unknown } = money;
  const told = `${posted + rejected + unknown} requests about money: ${posted} accepted, ${rejected} rejected, ${unknown} unknown`;
  const looks = `${ledgerLooks} looks at the ledger in ${seconds.toFixed(0)} s`;
  return `${told}; ${moneyRepeated} of them were asked twice with one key. ${looks}.`;
}

function mutantLines({ mutants, control }: MutantsResult): string[] {
  return [
    '## Whether the checks would notice',
    '',
    'Mistakes planted on purpose, behind the ports, in processes of the run alone. Each has to turn a run red; the same',
    'provocation without the mistake has to stay green.',
    '',
    ...table(
      ['planted bug', 'mistake', 'provoked by', 'red after', 'noticed by'],
      mutants.map(({ mutant, redAfterSeconds, broken, invalid, notPossible }) => [
        mutant.bug,
        mutant.sentence,
        mutant.provocation.name,
        redAfterSeconds === undefined
          ? notPossible
            ? `not possible here: ${notPossible}`
            : `**not noticed** ${invalid ?? ''}`
          : `${redAfterSeconds.toFixed(0)} s`,
        broken.map(({ invariant }) => invariant).join(', '),
      ]),
    ),
    '',
    `Control: ${control.rows.map((one) => `${one.row.name} ${resultOf(one)}`).join(', ')}.`,
    '',
  ];
}

export function resultOf({ broken, invalid, notPossible }: RowResult): string {
  if (broken.length > 0) return '**broken**';
  if (notPossible) return `not possible here: ${notPossible}`;
  return invalid ? '**did not bite**' : 'holds';
}

function brokenLines({ row, broken }: RowResult): string[] {
  if (broken.length === 0) return [];
  return [
    `### Broken in ${row.name}`,
    '',
    ...broken.flatMap(({ invariant, evidence }) => [`- **${invariant}**`, ...evidence.map((line) => `  - ${line}`)]),
    '',
  ];
}

const recovery = ({ bite }: RowResult) =>
  bite?.worstRecoverySeconds === undefined ? '' : `${bite.worstRecoverySeconds.toFixed(1)} s`;

const counted = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort(([a], [b]) => a.localeCompare(b)).map(([name, count]) => [name, String(count)]);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}
