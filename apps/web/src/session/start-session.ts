import type { QueryClient } from '@tanstack/react-query';
import { refreshSession } from './refresh-session';
import { getSession, mayHaveSession, setSession } from './session.store';

type Announcement = 'signed-in' | 'signed-out';

let channel: BroadcastChannel | undefined;

/** Finds out whether there is a session, and from then on follows what other tabs do. */
export function startSession(queries: QueryClient): () => void {
  const tabs = new BroadcastChannel('portfel.session');
  channel = tabs;
  tabs.onmessage = ({ data }: MessageEvent<Announcement>) => {
    // Another person may have signed in: nothing of the one before may stay on the screen.
    queries.clear();
    if (data === 'signed-out') setSession({ status: 'visitor' });
    if (data === 'signed-in') void resumeSession();
  };

  if (mayHaveSession()) void resumeSession();
  else setSession({ status: 'visitor' });
  return () => tabs.close();
}

/** Tries the refresh cookie. A session that ended while the page was closed is shown as ended. */
export async function resumeSession(): Promise<void> {
  try {
    await refreshSession();
  } catch {
    if (getSession().status !== 'signed-in') setSession({ status: 'unreachable' });
  }
}

/** Tells the other tabs. */
export function announce(what: Announcement): void {
  channel?.postMessage(what);
}
