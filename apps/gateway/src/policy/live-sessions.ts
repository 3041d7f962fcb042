import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { SessionEnded, eventTopic } from '@portfel/contracts';
import type { Broker, Subscription } from '@portfel/messaging';
import type { SignedIn } from './caller';
import { AskAuth, type AuthQuestions } from './questions';

const ALIVE_FOR_MS = 60_000;
const ENDED = 'ended';
/** Longer than any access token lives: until then an ended session must not look alive again. */
const ENDED_FOR_MS = 60 * 60_000;

/**
 * Whether a session is alive, asked from `auth` and remembered for a minute at most. An end is remembered at once:
 * from the answer to signing out on this instance, from the event on the others.
 */
@Injectable()
export class LiveSessions {
  /** Session id → its account while alive, or that it has ended. */
  private readonly known = new LRUCache<string, string>({ max: 100_000 });

  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  async isAlive({ sessionId, accountId }: SignedIn, correlationId: string): Promise<boolean> {
    const known = this.known.get(sessionId);
    if (known === ENDED || known === accountId) return known === accountId;
    const { alive } = await this.auth.ask('CheckSession', { sessionId, accountId }, { correlationId });
    // The end may have come while auth was answering.
    if (this.known.get(sessionId) === ENDED) return false;
    if (alive) this.known.set(sessionId, accountId, { ttl: ALIVE_FOR_MS });
    return alive;
  }

  ended(sessionId: string): void {
    this.known.set(sessionId, ENDED, { ttl: ENDED_FOR_MS });
  }

  /** @param group one of its own per gateway instance: each has to hear of every end */
  follow(broker: Broker, group: string): Subscription {
    return broker.consume({ group, topics: [eventTopic('auth')], from: 'tail' }, async (records) => {
      for (const { value } of records) {
        const sessionId = value && endedSession(value);
        if (sessionId) this.ended(sessionId);
      }
    });
  }
}

function endedSession(value: Buffer): string | undefined {
  if (!value.includes(SessionEnded.name)) return undefined;
  try {
    const envelope = JSON.parse(value.toString('utf8')) as { event_name: string; data: unknown };
    return envelope.event_name === SessionEnded.name ? SessionEnded.data.parse(envelope.data).sessionId : undefined;
  } catch {
    return undefined;
  }
}
