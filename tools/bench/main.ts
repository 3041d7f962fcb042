import { clears, tightest, type Benchmark, type BenchmarkResult } from '../../bench/benchmark';
import { benchmarks } from '../../bench/benchmarks';
import { formatTable } from '../../bench/measure/figures';

const [id, ...flags] = process.argv.slice(2);
const benchmark = benchmarks.find((one) => one.id === id);
const wrongFlag = flags.find((flag) => flag !== '--short');

if (!benchmark || wrongFlag !== undefined) {
  const known = benchmarks.map((one) => `  ${one.id}  ${one.what}`).join('\n');
  console.error(`npm run bench -- <id> [--short]\n${known}`);
  process.exit(1);
}
benchmark.run({ short: flags.includes('--short'), log: console.log }).then(
  (result) => process.exit(report(benchmark, result) ? 0 : 1),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);

/** The table, every measure, and last the line that says how it went. @returns whether all bars are cleared */
function report({ id }: Benchmark, { table, measures }: BenchmarkResult): boolean {
  console.log(`\n${formatTable(table)}\n`);
  const line = ({ value, wanted, bar }: (typeof measures)[number]) => `${value.toFixed(2)} (bar ${wanted} ${bar})`;
  for (const measure of measures) console.log(`${measure.what}: ${line(measure)}${clears(measure) ? '' : ' MISSED'}`);
  console.log(`${id} ${line(tightest(measures))}`);
  return measures.every(clears);
}
