import { fork } from 'node:child_process';
import { join } from 'node:path';
import { cpuSeconds } from '../measure/cpu';
import type { LoadNews, LoadPlan, LoadResult } from './load-plan';

/** Groups of processes whose CPU is looked at while the load is on. */
export type Watched = Readonly<Record<string, readonly number[]>>;

export interface LoadMeasured<W extends Watched> extends LoadResult {
  /** Seconds of CPU per group in the measured part. */
  readonly cpu: Readonly<Record<keyof W, number>>;
}

/** Runs a load in a process of its own. */
export async function runLoad<W extends Watched>(plan: LoadPlan, watched: W): Promise<LoadMeasured<W>> {
  const child = fork(join(__dirname, 'load.main.js'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const read = () => Object.entries(watched).map(([name, pids]) => [name, cpuSeconds(pids)] as const);
  let before = read();
  let after = before;
  child.send(plan);
  return await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the load process ended with ${code}`)));
    child.on('message', (news: LoadNews) => {
      if ('measuring' in news) {
        if (news.measuring === 'begins') before = read();
        else after = read();
      } else if ('failed' in news) reject(new Error(`the load: ${news.failed}`));
      else {
        const used = after.map(([name, seconds], index) => [name, seconds - before[index]![1]]);
        resolve({ ...news.result, cpu: Object.fromEntries(used) as Record<keyof W, number> });
      }
    });
  });
}
