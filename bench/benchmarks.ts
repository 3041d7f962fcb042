import type { Benchmark } from './benchmark';
import { commandLatency } from './commands/command-latency';
import { commandThroughput } from './commands/command-throughput';
import { gatewayCost } from './gateway/gateway-cost';
import { idleCost } from './idle/idle-cost';
import { outbox } from './outbox/outbox';
import { knownOrUnknown } from './sign-in/known-or-unknown';
import { signInStorm } from './sign-in/sign-in-storm';

export const benchmarks: readonly Benchmark[] = [
  commandLatency,
  commandThroughput,
  idleCost,
  outbox,
  gatewayCost,
  signInStorm,
  knownOrUnknown,
];
