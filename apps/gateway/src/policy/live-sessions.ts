import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { RoleChanged, SessionEnded } from '@portfel/contracts';
import { AuthNews } from './auth-news';
import type { SignedIn } from './caller';
import { AskAuth, type AuthQuestions } from './questions';

const ALIVE_FOR_MS = 60_000;
const ENDED = 'ended';
/** Longer than any access token lives: until then an ended session must not look alive again. */
const ENDED_FOR_MS = 60 * 60_000;

interface Alive {
  readonly accountId: string;
  /** The account's now; `undefined` when auth does not tell it: then the token's holds. */
  readonly role?: string;
}

/**
 * Whether a session is alive and in what role, asked from `auth` and remembered for a minute at most. Ends and new roles
 * are heard of at once: from the answer on the instance that was asked for them, from the event on the others.
 */
@Injectable()
export class LiveSessions {
  private readonly known = new LRUCache<string, Alive | typeof ENDED>({ max: 100_000 });
  private roleChanges = 0;
  private readonly listeners: ((sessionId: string) => void)[] = [];

  constructor(
    @AskAuth() private readonly auth: AuthQuestions,
    news: AuthNews,
  ) {
    news.when(SessionEnded, ({ sessionId }) => this.ended(sessionId));
    news.when(RoleChanged, ({ accountId }) => this.roleChanged(accountId));
  }

  /** @returns who is signed in, in the role they have now (PF-U08); `undefined` when the session is over */
  async check(signedIn: SignedIn, correlationId: string): Promise<SignedIn | undefined> {
    const { sessionId, accountId } = signedIn;
    const known = this.known.get(sessionId) ?? (await this.ask(signedIn, correlationId));
    if (known === ENDED || known.accountId !== accountId) return undefined;
    return known.role === undefined ? signedIn : { ...signedIn, role: known.role };
  }

  ended(sessionId: string): void {
    this.known.set(sessionId, ENDED, { ttl: ENDED_FOR_MS });
    for (const listener of this.listeners) listener(sessionId);
  }

  /** For what goes on while a session lives. */
  whenEnded(listener: (sessionId: string) => void): void {
    this.listeners.push(listener);
  }

  /** What is remembered of the account is asked again. */
  roleChanged(accountId: string): void {
    this.roleChanges += 1;
    for (const [sessionId, known] of this.known.entries()) {
      if (known !== ENDED && known.accountId === accountId) this.known.delete(sessionId);
    }
  }

  private async ask({ sessionId, accountId }: SignedIn, correlationId: string): Promise<Alive | typeof ENDED> {
    const changesBefore = this.roleChanges;
    const { alive, role } = await this.auth.ask('CheckSession', { sessionId, accountId }, { correlationId });
    // The end, or another role, may have come while auth was answering.
    if (!alive || this.known.get(sessionId) === ENDED) return ENDED;
    const now = { accountId, role };
    if (this.roleChanges === changesBefore) this.known.set(sessionId, now, { ttl: ALIVE_FOR_MS });
    return now;
  }
}
