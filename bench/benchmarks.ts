import type { Benchmark } from './benchmark';
import { commandLatency } from './commands/command-latency';
import { commandThroughput } from './commands/command-throughput';
import { gatewayCost } from './gateway/gateway-cost';
import { idleCost } from './idle/idle-cost';
import { outbox } from './outbox/outbox';
import { ledgerHot, ledgerUniform } from './ledger/ledger-bench';
import { knownOrUnknown } from './sign-in/known-or-unknown';
import { signInStorm } from './sign-in/sign-in-storm';
import { statementLatency } from './statement/statement-latency';
import { streamCost } from './stream/stream-cost';

export const benchmarks: readonly Benchmark[] = [
  ledgerUniform,
  ledgerHot,
  commandLatency,
  commandThroughput,
  idleCost,
  outbox,
  gatewayCost,
  statementLatency,
  signInStorm,
  streamCost,
  knownOrUnknown,
];
