import type { Metadata } from '@grpc/grpc-js';
import type { GetAccountRequest, GetAccountResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';

@Questions()
export class GetAccountQuery {
  constructor(private readonly accounts: AccountStore) {}

  @Question('AuthQueryService', 'GetAccount')
  async getAccount({ accountId }: GetAccountRequest, metadata: Metadata): Promise<GetAccountResponse> {
    const account = isAskedBy(metadata, accountId) ? await this.accounts.find(accountId) : undefined;
    if (!account) throw notFound('user-not-found');
    return {
      accountId: account.id,
      username: account.username,
      email: account.email,
      confirmed: account.confirmedAt !== null,
      role: account.role,
      createdAt: account.createdAt.toISOString(),
      passwordChangedAt: account.passwordChangedAt?.toISOString(),
    };
  }
}
