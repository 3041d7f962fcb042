import { useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

export type AskedInteraction = Schemas['AskedInteraction'];

/** What an application asks the signed-in person for. */
export function useInteraction(interactionId: string) {
  return useQuery({
    queryKey: ['interaction', interactionId],
    queryFn: async () => {
      const params = { path: { interactionId } };
      return await answerOf(sessionApi.GET('/api/v1/oauth/interactions/{interactionId}', { params }));
    },
    // What is over stays over, and an answer given must not be asked for again.
    retry: (failures, error) => failures < 3 && asProblem(error).answerLost,
    refetchOnWindowFocus: false,
  });
}

/** Allows or refuses, and takes the browser on its way back to the application. */
export function useAnswerInteraction(interactionId: string) {
  const answer = useCommand((body: Schemas['AnswerInteraction'], header) => {
    const params = { path: { interactionId }, header };
    return answerOf(sessionApi.POST('/api/v1/oauth/interactions/{interactionId}/answer', { params, body }));
  });
  const send = async (allow: boolean) => {
    const answered = await answer.mutateAsync({ allow });
    window.location.assign((answered as Schemas['InteractionAnswered']).returnTo);
  };
  return { ...answer, send };
}
