import type { Benchmark } from '../benchmark';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { withBothSides, type Measured } from './both-sides';

/** B3: how long one person waits. */
export const commandLatency: Benchmark = {
  id: 'B3',
  what: 'command latency: a transfer, one client, against textbook Nest',
  run: async (options) => {
    const load = {
      clients: 1,
      warmUpMs: options.short ? 1_500 : 3_000,
      measure: { answers: options.short ? 250 : 2_000 },
    };
    const rounds = await withBothSides(options, ({ ours, peer }) =>
      interleaved(
        options.short ? 2 : 3,
        () => ours(load),
        () => peer(load),
      ),
    );
    const p50 = ({ p50Ms }: Measured) => p50Ms;
    const p99 = ({ p99Ms }: Measured) => p99Ms;
    const row = (name: string, sides: readonly Measured[]) => [
      name,
      ...[p50, p99].map((figure) => median(sides.map(figure)).toFixed(2)),
    ];
    return {
      table: [['', 'p50 ms', 'p99 ms'], row('Portfel', rounds.ours), row('textbook Nest', rounds.peers)],
      measures: [
        { what: 'p50', value: rounds.ratio(p50, p50), bar: 0.6, wanted: 'at most' },
        { what: 'p99', value: rounds.ratio(p99, p99), bar: 0.6, wanted: 'at most' },
      ],
    };
  },
};
