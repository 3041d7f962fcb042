import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '../../tools/local/local';
import { ApiClient } from '../../tools/platform/api-client';
import { prepareLocal } from '../../tools/platform/prepare-local';
import type { Benchmark } from '../benchmark';
import { startPortfel } from '../commands/portfel-side';
import { percentile } from '../measure/figures';
import { BENCH_PASSWORD } from '../start/people';

/** Passwords are hashed one at a time: more at once would only wait. */
const SIGN_UPS_AT_ONCE = 8;

/** B9a: whether the time of a refusal tells if an address has an account. */
export const knownOrUnknown: Benchmark = {
  id: 'B9a',
  what: 'refused sign-ins: how well their time tells a known address from an unknown one',
  run: async ({ short, log }) => {
    const samples = short ? 200 : 1_000;
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const prepared = await prepareLocal({ folder, ports: 'free', extra: { SECRET_WAIT_MS: '30000' }, log });
    try {
      const side = await startPortfel(prepared, 1, join(folder, 'logs'));
      try {
        await signUp(prepared.gatewayUrl, samples);
        log(`${samples} addresses are known`);
        // In turn, so that what the machine does meanwhile meets both alike; every address once, since guesses are limited.
        const [known, unknown]: [number[], number[]] = [[], []];
        for (let number = 0; number < samples; number += 1) {
          known.push(await refusedMs(prepared.gatewayUrl, knownEmail(number)));
          unknown.push(await refusedMs(prepared.gatewayUrl, `nobody-${number}@portfel.example`));
        }
        const advantage = Math.abs(shareOfSlower(known, unknown) - 0.5);
        return {
          table: [['', 'p50 ms', 'p99 ms'], row('known', known), row('unknown', unknown)],
          measures: [
            { what: 'guessing right, beyond a coin', value: advantage, bar: short ? 0.1 : 0.05, wanted: 'at most' },
          ],
        };
      } finally {
        await side.stop();
      }
    } finally {
      await prepared.parts.stop();
      await removeData(folder);
    }
  },
};

const knownEmail = (number: number) => `known-${number}@portfel.example`;

async function signUp(gatewayUrl: string, count: number): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const number = next;
      next += 1;
      const person = { email: knownEmail(number), username: `known-${number}`, password: BENCH_PASSWORD };
      const { status } = await new ApiClient(gatewayUrl).signUp(person);
      if (status >= 300) throw new Error(`a sign-up was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: SIGN_UPS_AT_ONCE }, worker));
}

async function refusedMs(gatewayUrl: string, email: string): Promise<number> {
  const client = new ApiClient(gatewayUrl);
  const startedAt = performance.now();
  const { status } = await client.signIn({ email, password: 'Wrong-Portfel-9' });
  const tookMs = performance.now() - startedAt;
  if (status !== 403) throw new Error(`a wrong password was answered ${status}`);
  return tookMs;
}

/** The chance that one of the first took longer than one of the others: 0.5 when nothing can be told (Mann-Whitney). */
function shareOfSlower(ones: readonly number[], others: readonly number[]): number {
  const slower = ones.map((one) => others.filter((other) => one > other).length);
  return slower.reduce((sum, count) => sum + count, 0) / (ones.length * others.length);
}

function row(name: string, times: readonly number[]): string[] {
  const sorted = [...times].sort((one, other) => one - other);
  return [name, percentile(sorted, 0.5).toFixed(2), percentile(sorted, 0.99).toFixed(2)];
}
