import { cache } from 'react';
import type { Schemas } from '@/api/client';
import { readWebConfig } from '../../web.config';
import { passToGateway } from './pass-to-gateway';

/**
 * A public profile, asked once per page.
 * @returns undefined when nobody goes by the name
 * @throws when the API does not answer
 */
export const publicProfileOf = cache(async (username: string): Promise<Schemas['PublicProfile'] | undefined> => {
  const path = `/api/v1/users/${encodeURIComponent(username)}`;
  const answer = await passToGateway(new Request(`http://web.invalid${path}`), readWebConfig());
  // A name that nobody can have is refused as not well-formed.
  if (answer.status === 404 || answer.status === 400) return undefined;
  if (!answer.ok) throw new Error(`The gateway answered ${answer.status}`);
  return (await answer.json()) as Schemas['PublicProfile'];
});
