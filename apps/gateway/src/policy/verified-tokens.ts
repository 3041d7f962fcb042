import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import type { SignedIn } from './caller';

const REMEMBERED_FOR_MS = 60_000;

/**
 * Tokens whose signature and claims were found good, so that the next request with one is spared the arithmetic.
 * For a minute at most, and never beyond the end of the token. Whether its session lives is another question.
 */
@Injectable()
export class VerifiedTokens {
  private readonly known = new LRUCache<string, { readonly signedIn: SignedIn; readonly until: number }>({
    max: 10_000,
  });

  find(token: string): SignedIn | undefined {
    const found = this.known.get(token);
    return found && Date.now() < found.until ? found.signedIn : undefined;
  }

  /** @param token verified just now */
  remember(token: string, signedIn: SignedIn): void {
    this.known.set(token, { signedIn, until: Math.min(Date.now() + REMEMBERED_FOR_MS, endOf(token)) });
  }
}

function endOf(token: string): number {
  const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as { exp: number };
  return claims.exp * 1_000;
}
