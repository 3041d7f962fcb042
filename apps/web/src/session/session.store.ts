import { useSyncExternalStore } from 'react';
import type { Schemas } from '@/api/client';

export type Session =
  /** Before the browser has looked. */
  | { readonly status: 'unknown' }
  /** Nobody is signed in. */
  | { readonly status: 'visitor' }
  | { readonly status: 'signed-in'; readonly accessToken: string; readonly account: Schemas['Session']['account'] }
  /** There was a session and the API ended it. */
  | { readonly status: 'ended' }
  /** There may be a session, but the API did not answer. */
  | { readonly status: 'unreachable' };

const unknown: Session = { status: 'unknown' };
let current: Session = unknown;
const listeners = new Set<() => void>();

/** The session lives in memory only: closing the tab forgets the access token. */
export function useSession(): Session {
  return useSyncExternalStore(subscribe, getSession, () => unknown);
}

export function getSession(): Session {
  return current;
}

export function setSession(next: Session): void {
  current = next;
  if (next.status === 'signed-in') rememberSession(true);
  if (next.status === 'visitor' || next.status === 'ended') rememberSession(false);
  for (const listener of listeners) listener();
}

export function accessToken(): string | undefined {
  return current.status === 'signed-in' ? current.accessToken : undefined;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const hint = 'portfel.session';

/** Whether this browser had a session. A hint that spares visitors a useless refresh; it opens nothing. */
export function mayHaveSession(): boolean {
  try {
    return localStorage.getItem(hint) === '1';
  } catch {
    // Storage can be forbidden. Then the cookie decides.
    return true;
  }
}

function rememberSession(yes: boolean): void {
  try {
    if (yes) localStorage.setItem(hint, '1');
    else localStorage.removeItem(hint);
  } catch {
    // See mayHaveSession.
  }
}
