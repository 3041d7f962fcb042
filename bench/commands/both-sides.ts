import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeData } from '../../tools/local/local';
import { prepareLocal, type PreparedLocal } from '../../tools/platform/prepare-local';
import type { RunOptions } from '../benchmark';
import { runLoad, type LoadMeasured } from '../load/load';
import type { LoadPlan } from '../load/load-plan';
import { wallets, type CommandSide } from './command-side';
import { startPortfel } from './portfel-side';
import { startTextbook } from './textbook-side';

type Load = Pick<LoadPlan, 'clients' | 'warmUpMs' | 'measure'>;
export type Measured = LoadMeasured<{ node: number[]; postgres: number[]; kafka: number[] }>;

export interface BothSides {
  ours(load: Load): Promise<Measured>;
  peer(load: Load): Promise<Measured>;
}

/** Starts both sides beside each other, lets the work run, and checks afterwards what each has in its database. */
export async function withBothSides<T>(options: RunOptions, work: (sides: BothSides) => Promise<T>): Promise<T> {
  const { log } = options;
  const folder = mkdtempSync(join(tmpdir(), 'portfel-bench-'));
  const extra = { COMMAND_WAIT_MS: '30000' };
  const prepared = await prepareLocal({ folder, ports: 'free', extra, log });
  const started: CommandSide[] = [];
  const start = async (side: Promise<CommandSide>) => {
    started.push(await side);
    return counting(started.at(-1)!, prepared);
  };
  try {
    const logs = join(folder, 'logs');
    const ours = await start(startPortfel(prepared, wallets(options), logs));
    const peer = await start(startTextbook(prepared, wallets(options), logs));
    log('both sides run');
    const result = await work({ ours: ours.run, peer: peer.run });
    await ours.check();
    await peer.check();
    log('both databases hold what was answered');
    return result;
  } finally {
    await Promise.all(started.map((side) => side.stop()));
    await prepared.parts.stop();
    await removeData(folder);
  }
}

/** Runs loads against a side and remembers how many commands it has accepted. */
function counting(side: CommandSide, { parts }: PreparedLocal) {
  const pidsOf = (name: string) => parts.parts.filter((part) => part.name === name).map(({ pid }) => pid);
  const watched = { node: [...side.pids], postgres: pidsOf('postgres'), kafka: pidsOf('kafka') };
  let accepted = 0;
  return {
    run: async (load: Load): Promise<Measured> => {
      const result = await runLoad({ ...load, port: side.port, requests: side.requests, expectedStatus: 201 }, watched);
      accepted += result.allAnswers;
      return result;
    },
    check: () => side.check(accepted),
  };
}
