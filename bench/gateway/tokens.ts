import { randomUUID } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';

/** People whose requests arrive in turn. */
export const PEOPLE = 64;

/** Tokens as the peers' documentation makes them: HS256, the cheapest there is to check. Ours stay ES256. */
export function peerTokens(secret: string): string[] {
  const jwt = new JwtService({ secret });
  return Array.from({ length: PEOPLE }, () => jwt.sign({ sub: randomUUID() }, { expiresIn: '1h' }));
}
