import { useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { sessionApi } from '@/session/session-api';

export type OpenSession = Schemas['SessionList']['sessions'][number];
export const SESSIONS = ['sessions'];

/** Where the signed-in person is signed in, latest used first. */
export function useSessions() {
  return useQuery({
    queryKey: SESSIONS,
    queryFn: async () => (await answerOf(sessionApi.GET('/api/v1/me/sessions'))).sessions,
  });
}
