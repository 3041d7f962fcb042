import type { Benchmark, Measure } from '../benchmark';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { withBothSides, type Measured } from './both-sides';

const CLIENTS = [64, 256];

const perSecond = ({ answers, seconds }: Measured) => answers / seconds;
const millisecondsOf = (group: keyof Measured['cpu']) => (one: Measured) => (one.cpu[group] * 1_000) / one.answers;
const nodeMs = millisecondsOf('node');

/** B4: how many commands a machine does, and what one costs. */
export const commandThroughput: Benchmark = {
  id: 'B4',
  what: 'command throughput: transfers, 64 and 256 clients, against textbook Nest',
  run: async (options) => {
    const table = [['', 'commands/s', 'p50 ms', 'p99 ms', 'CPU ms: Node', 'Postgres', 'Kafka']];
    const measures: Measure[] = [];
    await withBothSides(options, async ({ ours, peer }) => {
      for (const clients of CLIENTS) {
        const load = {
          clients,
          warmUpMs: options.short ? 2_500 : 3_000,
          measure: { ms: options.short ? 3_000 : 7_000 },
        };
        const rounds = await interleaved(
          options.short ? 1 : 3,
          () => ours(load),
          () => peer(load),
        );
        table.push(row(`Portfel, ${clients} clients`, rounds.ours));
        table.push(row(`textbook Nest, ${clients} clients`, rounds.peers));
        measures.push(
          {
            what: `commands/s, ${clients} clients`,
            value: rounds.ratio(perSecond, perSecond),
            bar: 4,
            wanted: 'at least',
          },
          {
            what: `CPU of Node per command, ${clients} clients`,
            value: rounds.ratio(nodeMs, nodeMs),
            bar: 0.35,
            wanted: 'at most',
          },
        );
      }
    });
    return { table, measures };
  },
};

function row(name: string, rounds: readonly Measured[]): string[] {
  const figure = (of: (one: Measured) => number, digits: number) => median(rounds.map(of)).toFixed(digits);
  return [
    name,
    figure(perSecond, 0),
    figure(({ p50Ms }) => p50Ms, 1),
    figure(({ p99Ms }) => p99Ms, 1),
    figure(nodeMs, 2),
    figure(millisecondsOf('postgres'), 2),
    figure(millisecondsOf('kafka'), 2),
  ];
}
