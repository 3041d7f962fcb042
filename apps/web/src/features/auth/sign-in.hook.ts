import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { exclusively, signedIn } from '@/session/refresh-session';
import { announce } from '@/session/start-session';

/** Signs in here; the other tabs follow. */
export function useSignIn() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignIn']) => exclusively(() => answerOf(visitorApi.POST('/api/v1/sessions', { body }))),
    onSuccess: (granted) => {
      queries.clear();
      signedIn(granted);
      announce('signed-in');
    },
  });
}
