import { Injectable } from '@nestjs/common';
import { AskAuth, type AuthQuestions } from './questions';

/** Other services name people by their account; people know each other by username. */
@Injectable()
export class Usernames {
  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  /** @param accountIds as they come: repeated, or missing where nobody is named @returns username by account id */
  async of(
    accountIds: readonly (string | undefined)[],
    { correlationId }: { readonly correlationId: string },
  ): Promise<ReadonlyMap<string, string>> {
    const asked = [...new Set(accountIds)].filter((id) => id !== undefined);
    if (asked.length === 0) return new Map();
    const { names } = await this.auth.ask('ListUsernames', { accountIds: asked }, { correlationId });
    return new Map(names.map(({ accountId, username }) => [accountId, username]));
  }
}
