import createClient from 'openapi-fetch';
import type { paths } from '@/api/generated/schema';
import { refreshSession } from './refresh-session';
import { accessToken, setSession } from './session.store';

/** The API as the signed-in person may use it. */
export const sessionApi = createClient<paths>({ fetch: fetchWithSession });

/** Sends with the access token; a 401 is answered with one refresh and one more try, never more. */
export async function fetchWithSession(request: Request): Promise<Response> {
  const token = accessToken();
  const answer = token ? await send(request.clone(), token) : undefined;
  if (answer && answer.status !== 401) return answer;

  // Another request may have refreshed the session while this one was on its way.
  const newer = accessToken();
  const renewed = newer && newer !== token ? newer : await refreshSession();
  if (!renewed) return answer ?? new Response(null, { status: 401 });

  const second = await send(request, renewed);
  if (second.status === 401 && accessToken() === renewed) setSession({ status: 'ended' });
  return second;
}

function send(request: Request, token: string): Promise<Response> {
  request.headers.set('authorization', `Bearer ${token}`);
  return fetch(request);
}
