import { fork } from 'node:child_process';
import { join } from 'node:path';
import { cpuSeconds } from '../measure/cpu';
import type { LoadNews, LoadPlan, LoadResult } from './load-plan';

/** Groups of processes whose CPU is looked at while the load is on. */
export type Watched = Readonly<Record<string, readonly number[]>>;

/** A result, and seconds of CPU per group in the measured part. */
export type Measured<R, W extends Watched> = R & { readonly cpu: Readonly<Record<keyof W, number>> };
export type LoadMeasured<W extends Watched> = Measured<LoadResult, W>;

/** Runs a load in a process of its own. */
export const runLoad = <W extends Watched>(plan: LoadPlan, watched: W): Promise<LoadMeasured<W>> =>
  runAside<LoadPlan, LoadResult, W>(join(__dirname, 'load.main.js'), plan, watched);

/** @param script takes the plan as its first message and tells `LoadNews` */
export async function runAside<P extends object, R extends object, W extends Watched>(
  script: string,
  plan: P,
  watched: W,
): Promise<Measured<R, W>> {
  const child = fork(script, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const read = () => Object.entries(watched).map(([name, pids]) => [name, cpuSeconds(pids)] as const);
  let before = read();
  let after = before;
  child.send(plan);
  return await new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the load process ended with ${code}`)));
    child.on('message', (news: LoadNews<R>) => {
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
