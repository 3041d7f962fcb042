import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { accessToken, getSession, setSession } from './session.store';

let running: Promise<string | undefined> | undefined;

/**
 * Takes a new access token by the refresh cookie. One refresh runs at a time, in this tab and across tabs, because a
 * refresh token that is used twice ends the session. Answers undefined when the session has ended; throws when the
 * API did not say.
 */
export function refreshSession(): Promise<string | undefined> {
  running ??= exclusively(refresh).finally(() => {
    running = undefined;
  });
  return running;
}

/** Runs one change of the session cookie at a time. Without Web Locks (plain http on a network) at least per tab. */
export function exclusively<T>(change: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('portfel.session', change) : change();
}

export function signedIn(granted: Schemas['Session']): void {
  setSession({ status: 'signed-in', accessToken: granted.accessToken, account: granted.account });
}

async function refresh(): Promise<string | undefined> {
  const before = getSession();
  try {
    const granted = await answerOf(visitorApi.POST('/api/v1/sessions/refresh'));
    // Signing out or in while this was on its way wins.
    if (getSession() === before) signedIn(granted);
  } catch (error) {
    if (asProblem(error).status !== 401) throw error;
    if (getSession() === before) setSession({ status: 'ended' });
  }
  return accessToken();
}
