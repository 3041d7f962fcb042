import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '@node-rs/argon2';
import { Pool } from 'pg';
import { PasswordHasher } from '../../apps/auth/src/security/password-hasher';
import { removeData } from '../../tools/local/local';
import { prepareLocal } from '../../tools/platform/prepare-local';
import type { Benchmark } from '../benchmark';
import { expectEqual } from '../commands/command-side';
import { startPortfel } from '../commands/portfel-side';
import { runLoad, type LoadMeasured } from '../load/load';
import { httpRequest, type LoadPlan } from '../load/load-plan';
import { median } from '../measure/figures';
import { interleaved } from '../measure/rounds';
import { BENCH_PASSWORD, benchEmail } from '../start/people';

const IN_FLIGHT = 50;
const nothingWatched = {};
type Load = Omit<LoadPlan, 'port' | 'expectedStatus'>;
type Loaded = LoadMeasured<typeof nothingWatched>;

/** B9: how many sign-ins a second, and what everybody else feels of a storm of them. */
export const signInStorm: Benchmark = {
  id: 'B9',
  what: 'sign-in storm: 50 in flight, against a plain loop of @node-rs/argon2; p99 of other commands meanwhile',
  run: async ({ short, log }) => {
    const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
    const prepared = await prepareLocal({
      folder,
      ports: 'free',
      extra: { COMMAND_WAIT_MS: '30000', SECRET_WAIT_MS: '30000' },
      log,
    });
    try {
      const side = await startPortfel(prepared, IN_FLIGHT, join(folder, 'logs'));
      try {
        let signedIn = 0;
        const load = (plan: Load) => runLoad({ ...plan, port: side.port, expectedStatus: 201 }, nothingWatched);
        const signIns = async (measure: LoadPlan['measure']): Promise<Loaded> => {
          const storm = await load({ requests: signInRequests, clients: IN_FLIGHT, warmUpMs: 2_000, measure });
          signedIn += storm.allAnswers;
          return storm;
        };
        const others = (): Promise<Loaded> =>
          load({ requests: side.requests, clients: 1, warmUpMs: 1_500, measure: { ms: short ? 4_000 : 10_000 } });
        const rounds = short ? 1 : 3;

        const throughput = await interleaved(
          rounds,
          async () => perSecond(await signIns({ ms: short ? 5_000 : 10_000 })),
          () => hashesPerSecond(short ? 3_000 : 8_000),
        );
        log('sign-ins counted');
        const waiting = await interleaved(
          rounds,
          async () => {
            const [, { p99Ms }] = await Promise.all([signIns({ ms: short ? 6_000 : 13_000 }), others()]);
            return p99Ms;
          },
          async () => (await others()).p99Ms,
        );
        await expectSessions(prepared.databaseUrls.auth, signedIn);

        const own = (value: number) => value;
        return {
          table: [
            ['', 'a second', 'p99 ms of another command'],
            ['Portfel, sign-ins', median(throughput.ours).toFixed(1), median(waiting.ours).toFixed(1)],
            ['plain loop, hashes', median(throughput.peers).toFixed(1), ''],
            ['Portfel, quiet', '', median(waiting.peers).toFixed(1)],
          ],
          measures: [
            { what: 'sign-ins, to the loop', value: throughput.ratio(own, own), bar: 0.8, wanted: 'at least' },
            { what: 'p99 in the storm, to quiet', value: waiting.ratio(own, own), bar: 3, wanted: 'at most' },
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

const perSecond = ({ answers, seconds }: Loaded) => answers / seconds;

const signInRequests = Array.from({ length: IN_FLIGHT }, (_, index) =>
  httpRequest('/api/v1/sessions', {}, { email: benchEmail(index + 1), password: BENCH_PASSWORD }),
);

/** The bare work of a sign-in: one verification after the other, nothing beside it. */
async function hashesPerSecond(forMs: number): Promise<number> {
  const stored = await new PasswordHasher().hash(BENCH_PASSWORD);
  const startedAt = performance.now();
  let verified = 0;
  while (performance.now() - startedAt < forMs) {
    if (!(await verify(stored, BENCH_PASSWORD))) throw new Error('a right password was refused');
    verified += 1;
  }
  return (verified * 1_000) / (performance.now() - startedAt);
}

/** Every answer is a session of its own: one command of each in the inbox, besides the one of each person's start. */
async function expectSessions(databaseUrl: string, signedIn: number): Promise<void> {
  const db = new Pool({ connectionString: databaseUrl });
  try {
    const { rows } = await db.query<{ count: string }>(
      `SELECT count(*) AS count FROM inbox
       WHERE consumer = 'auth.commands' AND outcome->'result' ? 'refreshToken' AND outcome->>'status' = 'accepted'`,
    );
    expectEqual(Number(rows[0]!.count), signedIn + IN_FLIGHT, 'accepted sign-ins');
  } finally {
    await db.end();
  }
}
