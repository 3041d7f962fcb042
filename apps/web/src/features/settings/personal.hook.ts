import { useQueryClient, useQuery } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { ME } from '@/features/profile/get-me.hook';
import { refreshSession } from '@/session/refresh-session';
import { sessionApi } from '@/session/session-api';

const SETTINGS = ['settings'];

/** Everything that can be set about the signed-in person. */
export function useSettings() {
  return useQuery({ queryKey: SETTINGS, queryFn: () => answerOf(sessionApi.GET('/api/v1/me/settings')) });
}

export function useChangeProfile() {
  const changed = useChanged();
  return useCommand(async (body: Schemas['ChangeProfile'], header) => {
    const answer = await answerOf(sessionApi.PATCH('/api/v1/me/profile', { params: { header }, body }));
    await changed();
    return answer;
  });
}

/** The access token names its owner, so a new one is taken. */
export function useChangeUsername() {
  const changed = useChanged();
  return useCommand(async (body: Schemas['ChangeUsername'], header) => {
    const answer = await answerOf(sessionApi.PUT('/api/v1/me/username', { params: { header }, body }));
    await refreshSession().catch(() => undefined);
    await changed();
    return answer;
  });
}

/** @param upload names the picture, so that another one is another request */
export function useSetPhoto() {
  const changed = useChanged();
  return useCommand(async ({ picture }: { upload: string; picture: Blob }, header) => {
    const answer = await answerOf(
      sessionApi.PUT('/api/v1/me/photo', {
        params: { header },
        body: picture as never,
        bodySerializer: (body) => body as never,
        headers: { 'content-type': picture.type },
      }),
    );
    await changed();
    return answer;
  });
}

export function useRemovePhoto() {
  const changed = useChanged();
  return useCommand(async (_: object, header) => {
    const answer = await answerOf(sessionApi.DELETE('/api/v1/me/photo', { params: { header } }));
    await changed();
    return answer;
  });
}

/** What was loaded of the person before is loaded again. */
export function useChanged() {
  const queries = useQueryClient();
  return () => Promise.all([SETTINGS, ME].map((queryKey) => queries.invalidateQueries({ queryKey })));
}
