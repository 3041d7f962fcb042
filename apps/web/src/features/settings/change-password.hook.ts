import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';
import { useChanged } from './personal.hook';

/** Another password for the signed-in person; their other sessions end with it. */
export function useChangePassword() {
  const changed = useChanged();
  return useCommand(async (body: Schemas['ChangePassword'], header) => {
    const answer = await answerOf(sessionApi.PUT('/api/v1/me/password', { params: { header }, body }));
    await changed();
    return answer;
  });
}
