import createClient from 'openapi-fetch';
import type { components, paths } from './generated/schema';
import { connectionProblem, problemOf } from './problem';

export type Schemas = components['schemas'];

/** The API as a visitor may use it. Same origin: the web server passes `/api` to the gateway. */
export const visitorApi = createClient<paths>();

/** The data of a call, or an ApiProblem thrown. */
export async function answerOf<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Exclude<T, undefined>> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw cause instanceof Error && cause.name === 'ApiProblem' ? cause : connectionProblem();
  });
  if (!response.ok) throw problemOf(response, error);
  return data as Exclude<T, undefined>;
}
