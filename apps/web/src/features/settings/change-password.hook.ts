import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

/** Another password for the signed-in person; their other sessions end with it. */
export function useChangePassword() {
  return useCommand((body: Schemas['ChangePassword'], header) =>
    answerOf(sessionApi.PUT('/api/v1/me/password', { params: { header }, body })),
  );
}
