import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

export type Asset = Schemas['Asset'];

const ASSETS = ['assets'];
const PAGE = 100;

/** All assets, archived ones too, by their codes. */
export function useAssets() {
  return useQuery({ queryKey: ASSETS, queryFn: allAssets });
}

async function allAssets(): Promise<Asset[]> {
  const assets: Asset[] = [];
  for (;;) {
    const query = { archived: 'true' as const, limit: PAGE, after: assets.at(-1)?.code };
    const { rows } = await answerOf(visitorApi.GET('/api/v1/assets', { params: { query } }));
    assets.push(...rows);
    if (rows.length < PAGE) return assets;
  }
}

export function useCreateAsset() {
  return useAssetCommand((body: Schemas['CreateAsset'], header) =>
    answerOf(sessionApi.POST('/api/v1/assets', { params: { header }, body })),
  );
}

export function useEditAsset(code: string) {
  return useAssetCommand((body: Schemas['EditAsset'], header) =>
    answerOf(sessionApi.PATCH('/api/v1/assets/{code}', { params: { path: { code }, header }, body })),
  );
}

export function useArchiveAsset(code: string) {
  return useAssetCommand((_: object, header) =>
    answerOf(sessionApi.DELETE('/api/v1/assets/{code}', { params: { path: { code }, header } })),
  );
}

export function useRestoreAsset(code: string) {
  return useAssetCommand((_: object, header) =>
    answerOf(sessionApi.POST('/api/v1/assets/{code}/restoration', { params: { path: { code }, header } })),
  );
}

export function useGrantAsset(code: string) {
  return useCommand((body: Schemas['GrantAsset'], header) =>
    answerOf(sessionApi.POST('/api/v1/assets/{code}/grants', { params: { path: { code }, header }, body })),
  );
}

export function useBurnAsset(code: string) {
  return useCommand((body: Schemas['BurnAsset'], header) =>
    answerOf(sessionApi.POST('/api/v1/assets/{code}/burns', { params: { path: { code }, header }, body })),
  );
}

/** Who goes by a name; `null` for nobody. @param username asked for when it can be one */
export function usePerson(username: string) {
  return useQuery({
    queryKey: ['person', username.toLowerCase()],
    enabled: username !== '',
    queryFn: async () => {
      try {
        return await answerOf(visitorApi.GET('/api/v1/users/{username}', { params: { path: { username } } }));
      } catch (error) {
        if (asProblem(error).code === 'user-not-found') return null;
        throw error;
      }
    },
  });
}

/** A command after which the assets are others. */
function useAssetCommand<Body extends object>(send: Parameters<typeof useCommand<Body>>[0]) {
  const queries = useQueryClient();
  return useCommand(async (body: Body, header) => {
    const answer = await send(body, header);
    await queries.invalidateQueries({ queryKey: ASSETS });
    return answer;
  });
}
