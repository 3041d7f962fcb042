import { useSession } from './session.store';

/** The role of the signed-in person. It decides what is shown; what may be done, the API decides. */
export function useRole(): string | undefined {
  const session = useSession();
  return session.status === 'signed-in' ? roleIn(session.accessToken) : undefined;
}

/** What an access token tells; nothing of one that cannot be read. */
export function roleIn(accessToken: string): string | undefined {
  try {
    const claims = accessToken.split('.')[1]!.replaceAll('-', '+').replaceAll('_', '/');
    return (JSON.parse(atob(claims)) as { role?: string }).role;
  } catch {
    return undefined;
  }
}
