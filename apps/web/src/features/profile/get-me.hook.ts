import { useQuery } from '@tanstack/react-query';
import { answerOf } from '@/api/client';
import { sessionApi } from '@/session/session-api';

export const ME = ['me'];

/** The signed-in person's account and profile. */
export function useMe() {
  return useQuery({ queryKey: ME, queryFn: () => answerOf(sessionApi.GET('/api/v1/me')) });
}
