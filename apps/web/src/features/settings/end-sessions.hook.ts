import { useMutation, useQueryClient } from '@tanstack/react-query';
import { decided } from '@/api/await-operation';
import { answerOf } from '@/api/client';
import { asProblem } from '@/api/problem';
import { sessionApi } from '@/session/session-api';
import { SESSIONS } from './list-sessions.hook';

/** Ends one session of another device. One that has ended in the meantime is what was wanted. */
export function useEndSession() {
  return useEnding(async (sessionId: string) => {
    const path = { sessionId };
    try {
      await decided(answerOf(sessionApi.DELETE('/api/v1/me/sessions/{sessionId}', { params: { path } })));
    } catch (error) {
      if (asProblem(error).code !== 'session-not-found') throw error;
    }
  });
}

/** Ends every session but this one. */
export function useEndOtherSessions() {
  return useEnding(async (_: void) => {
    await decided(answerOf(sessionApi.DELETE('/api/v1/me/sessions')));
  });
}

function useEnding<V>(end: (variables: V) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: end,
    // Whatever became of it: the list says what is true now.
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  });
}
