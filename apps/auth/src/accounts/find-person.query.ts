import type { FindPersonRequest, FindPersonResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';

@Questions()
export class FindPersonQuery {
  constructor(private readonly accounts: AccountStore) {}

  @Question('AuthQueryService', 'FindPerson')
  async findPerson({ username: asked }: FindPersonRequest): Promise<FindPersonResponse> {
    const account = await this.accounts.findByUsername(asked);
    if (!account?.confirmedAt || account.deactivatedAt) throw notFound('user-not-found');
    const { id: accountId, username, createdAt } = account;
    return { accountId, username, createdAt: createdAt.toISOString() };
  }
}
