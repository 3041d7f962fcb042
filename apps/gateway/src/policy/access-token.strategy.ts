import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-jwt';
import { z } from 'zod';
import type { SignedIn } from './caller';
import { SigningKeys } from './signing-keys';

export const ACCESS_TOKEN = 'portfel-access-token';

/** The clocks of two machines may differ by this much. */
const CLOCK_SKEW_MS = 60_000;

const Claims = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  role: z.string(),
  username: z.string(),
  type: z.literal('access'),
  // passport-jwt looks at an end only where there is one, and never at the beginning.
  exp: z.int(),
  iat: z.int().refine((seconds) => seconds * 1_000 <= Date.now() + CLOCK_SKEW_MS),
});

/** What an access token must be: ES256 by a key of `auth`, for us, not expired, and of the access type (CT-A11). */
@Injectable()
export class AccessTokenStrategy extends PassportStrategy(Strategy, ACCESS_TOKEN) {
  constructor(keys: SigningKeys) {
    super({
      jwtFromRequest: ({ headers }: { headers: IncomingHttpHeaders }) => bearer(tokenHeader(headers)),
      algorithms: ['ES256'],
      issuer: 'portfel',
      audience: 'portfel',
      secretOrKeyProvider: (_request: unknown, token: unknown, done: (error: unknown, key?: string) => void) => {
        keys.find(keyIdOf(String(token))).then((key) => done(key ? null : 'unknown key', key), done);
      },
    });
  }

  validate(claims: unknown): SignedIn | false {
    const checked = Claims.safeParse(claims);
    if (!checked.success) return false;
    const { sub: accountId, sid: sessionId, role, username } = checked.data;
    return { accountId, sessionId, role, username };
  }
}

/** Where the token travels: `x-access-token`, which leaves `authorization` to client credentials; or the latter. */
export function tokenHeader(headers: IncomingHttpHeaders): string | undefined {
  return headers['x-access-token']?.toString() ?? headers.authorization;
}

/** The token of a `Bearer …` header. */
export function bearer(header: unknown): string | null {
  return (typeof header === 'string' && /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(header)?.[1]) || null;
}

function keyIdOf(token: string): string {
  try {
    const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as { kid?: unknown };
    return String(header.kid);
  } catch {
    return '';
  }
}
