import type { FaultPlatform } from '../platform/fault-platform';
import type { InstanceId } from '../platform/instances';

/** Ids of the events that a failpoint held in its hands when it ended the process, from the last words of its log. */
export function lastFailpoint(platform: FaultPlatform, id: InstanceId, kind: string): string[] {
  const line = platform.logLines(id).findLast((text) => text.includes(`"failpoint":"${kind}"`));
  return line ? (JSON.parse(line) as { what: string }).what.split(' ') : [];
}

/** How many of these events are in the outbox of a service on Postgres. */
export async function rowsInOutbox(
  platform: FaultPlatform,
  id: InstanceId,
  events: readonly string[],
): Promise<number> {
  const database = id.startsWith('auth') ? 'auth' : 'wallet';
  const [row] = await platform.databases.rows<{ n: number }>(
    database,
    'SELECT count(*)::int AS n FROM outbox WHERE id = ANY($1)',
    [events],
  );
  return row!.n;
}
