import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { removeData } from '../../tools/local/local';
import { SERVICES } from '../../tools/platform/environments';
import { prepareLocal, type PreparedLocal } from '../../tools/platform/prepare-local';
import { untilReady } from '../../tools/platform/readiness';
import type { Benchmark } from '../benchmark';
import { cpuSeconds } from '../measure/cpu';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { startNode, type NodeProcess } from '../start/node-process';

interface Spell {
  readonly settleMs: number;
  readonly watchMs: number;
}

interface IdleCost {
  /** Percent of one core. */
  readonly node: number;
  readonly kafka: number;
}

/** B5: what the platform costs while nobody uses it. */
export const idleCost: Benchmark = {
  id: 'B5',
  what: 'idle cost: all services up, no traffic, against the same with stock kafkajs',
  run: async ({ short, log }) => {
    const spell = short ? { settleMs: 3_000, watchMs: 10_000 } : { settleMs: 10_000, watchMs: 30_000 };
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const prepared = await prepareLocal({ folder, ports: 'free', log });
    const logFolder = join(folder, 'logs');
    const ours = () =>
      watch(prepared, spell, () =>
        SERVICES.map((name) => startNode({ script: `apps/${name}/src/main.js`, env: prepared.envs[name], logFolder })),
      );
    const stock = () =>
      watch(prepared, spell, () =>
        SERVICES.map((name) =>
          startNode({ script: 'bench/idle/stock-kafkajs.main.js', args: [name], env: prepared.envs[name], logFolder }),
        ),
      );
    try {
      const rounds = await interleaved(short ? 1 : 3, ours, stock);
      const node = (cost: IdleCost) => cost.node;
      const row = (name: string, sides: readonly IdleCost[]) => [
        name,
        `${median(sides.map(node)).toFixed(2)} %`,
        `${median(sides.map(({ kafka }) => kafka)).toFixed(2)} %`,
      ];
      return {
        table: [
          ['', `${SERVICES.length} Node processes, of one core`, 'Kafka'],
          row('Portfel', rounds.ours),
          row('with stock kafkajs', rounds.peers),
        ],
        measures: [{ what: 'CPU of Node', value: rounds.ratio(node, node), bar: 0.3, wanted: 'at most' }],
      };
    } finally {
      await prepared.parts.stop();
      await removeData(folder);
    }
  },
};

/** Same parts, same settings, one set of processes after the other. */
async function watch(prepared: PreparedLocal, spell: Spell, start: () => NodeProcess[]): Promise<IdleCost> {
  const processes = start();
  try {
    await untilReady(prepared.internalUrls, 60_000);
    await sleep(spell.settleMs);
    const groups = [processes, prepared.parts.parts.filter(({ name }) => name === 'kafka')];
    const read = () => groups.map((group) => cpuSeconds(group.map(({ pid }) => pid)));
    const before = read();
    await sleep(spell.watchMs);
    const [node, kafka] = read().map((seconds, index) => ((seconds - before[index]!) / spell.watchMs) * 100_000);
    return { node: node!, kafka: kafka! };
  } finally {
    await Promise.all(processes.map((one) => one.stop()));
  }
}
