/** One figure of ours, in relation to a peer or to a limit, and the bar it has to clear. */
export interface Measure {
  readonly what: string;
  readonly value: number;
  readonly bar: number;
  readonly wanted: 'at least' | 'at most';
}

export interface BenchmarkResult {
  /** The first row holds the titles. */
  readonly table: readonly (readonly string[])[];
  readonly measures: readonly Measure[];
}

export interface RunOptions {
  /** Under a minute, for a look; the bars are meant for the long form. */
  readonly short: boolean;
  readonly log: (line: string) => void;
}

export interface Benchmark {
  readonly id: string;
  readonly what: string;
  run(options: RunOptions): Promise<BenchmarkResult>;
}

export const clears = ({ value, bar, wanted }: Measure) => (wanted === 'at least' ? value >= bar : value <= bar);

/** The measure with the least room to its bar stands for its benchmark. */
export function tightest(measures: readonly Measure[]): Measure {
  const room = ({ value, bar, wanted }: Measure) => (wanted === 'at least' ? value / bar : bar / value);
  return measures.reduce((worst, one) => (room(one) < room(worst) ? one : worst));
}
