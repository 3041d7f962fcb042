import { SessionEnded } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Session } from '../domain/session';
import type { SessionStore } from '../storage/session.store';

/** From now on neither token of these sessions opens anything, and everybody who remembers them is told. */
export async function endSessions(
  store: SessionStore,
  uow: UnitOfWork,
  sessions: readonly Session[],
  reason: SessionEnded['reason'],
): Promise<void> {
  if (sessions.length === 0) return;
  await store.end(
    uow,
    sessions.map(({ id }) => id),
  );
  for (const { id: sessionId, accountId } of sessions) uow.publish(SessionEnded, { sessionId, accountId, reason });
}
