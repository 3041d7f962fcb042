import type { InstanceId } from '../platform/instances';
import { eventually } from './eventually';
import type { RowContext } from './row';

/** Where a part is away, the health page has to say so; where it is back, too. */
export async function saysNotReady(
  { platform: { instances }, red, progress }: RowContext,
  ids: readonly InstanceId[],
  withinMs = 25_000,
): Promise<string[]> {
  const seen = await Promise.all(
    ids.map(async (id) => {
      const answer = await eventually(async () => {
        const state = await instances.readiness(id);
        return state.includes('"ready":false') && state;
      }, withinMs);
      if (answer) return `${id} said not ready`;
      red('ready tells the truth', `${id} went on saying ready for ${withinMs / 1_000} s while what it needs was away`);
      return undefined;
    }),
  );
  const told = seen.filter((line) => line !== undefined);
  progress(`${told.length} of ${ids.length} said not ready`);
  return told;
}

/** From now until a request is done from end to end and every running instance says ready. */
export async function recover({ platform: { instances }, load, red, progress }: RowContext): Promise<number> {
  const startedAt = Date.now();
  const seconds = await load.probe();
  await instances
    .untilReady(undefined, 60_000)
    .catch((error: Error) => red('ready tells the truth', `everything is back, and ${error.message}`));
  progress(`back after ${seconds.toFixed(1)} s, all ready after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s`);
  return seconds;
}

/** The same processes as before: nobody was restarted and nobody restarted itself. */
export function pidsOf({ platform: { instances } }: RowContext): string {
  return instances.running.map((id) => `${id}=${instances.pid(id)}`).join(' ');
}
