import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

/** Has a link mailed to the new address of the signed-in person. */
export function useChangeEmail() {
  return useCommand((body: Schemas['ChangeEmail'], header) =>
    answerOf(sessionApi.PUT('/api/v1/me/email', { params: { header }, body })),
  );
}
