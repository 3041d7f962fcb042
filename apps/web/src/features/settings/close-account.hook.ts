import { useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { setSession } from '@/session/session.store';
import { announce } from '@/session/start-session';

/** Closes the account of the signed-in person; here and in the other tabs nobody is signed in any more. */
export function useCloseAccount() {
  const queries = useQueryClient();
  const close = useCommand((body: Schemas['CloseAccount'], header) =>
    answerOf(sessionApi.POST('/api/v1/me/closure', { params: { header }, body })),
  );
  /** What is left of the person in the browser goes with the session. */
  function leave(): void {
    setSession({ status: 'visitor' });
    queries.clear();
    announce('signed-out');
  }
  return { close, leave };
}
