import type { GetEmailRequest, GetEmailResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { AccountStore } from '../storage/account.store';

/** For the service that knows whether a person shows the address (CT-U45). */
@Questions()
export class GetEmailQuery {
  constructor(private readonly accounts: AccountStore) {}

  @Question('AuthQueryService', 'GetEmail')
  async getEmail({ accountId }: GetEmailRequest): Promise<GetEmailResponse> {
    const account = await this.accounts.find(accountId);
    if (!account?.confirmedAt) throw notFound('user-not-found');
    return { email: account.email };
  }
}
