import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { AccountClosed, UsernameChanged } from '@portfel/contracts';
import { AuthNews } from './auth-news';
import { AskAuth, type AuthQuestions } from './questions';

const KNOWN_FOR_MS = 60_000;
const NOBODY = '';

/**
 * Other services name people by their account; people know each other by username. Asked from `auth` and remembered for a
 * minute at most; a new name is heard of at once.
 */
@Injectable()
export class Usernames {
  private readonly known = new LRUCache<string, string>({ max: 100_000, ttl: KNOWN_FOR_MS });
  private changes = 0;

  constructor(
    @AskAuth() private readonly auth: AuthQuestions,
    news: AuthNews,
  ) {
    const forget = ({ accountId }: { accountId: string }) => {
      this.changes += 1;
      this.known.delete(accountId);
    };
    news.when(UsernameChanged, forget);
    news.when(AccountClosed, forget);
  }

  /** @param accountIds as they come: repeated, or missing where nobody is named @returns username by account id */
  async of(
    accountIds: readonly (string | undefined)[],
    { correlationId }: { readonly correlationId: string },
  ): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(accountIds)].filter((id) => id !== undefined);
    const names = new Map(wanted.map((id) => [id, this.known.get(id)]));
    const unknown = wanted.filter((id) => names.get(id) === undefined);
    if (unknown.length > 0) {
      for (const [id, name] of await this.ask(unknown, correlationId)) names.set(id, name);
    }
    return new Map([...names].filter((one): one is [string, string] => Boolean(one[1])));
  }

  private async ask(accountIds: string[], correlationId: string): Promise<ReadonlyMap<string, string>> {
    const changesBefore = this.changes;
    const { names } = await this.auth.ask('ListUsernames', { accountIds }, { correlationId });
    const told = new Map(names.map(({ accountId, username }) => [accountId, username]));
    // Another name may have come while auth was answering.
    if (this.changes === changesBefore) for (const id of accountIds) this.known.set(id, told.get(id) ?? NOBODY);
    return told;
  }
}
