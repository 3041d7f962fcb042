import type { GetUserLoginTokenDataRequest, GetUserLoginTokenDataResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { PasswordCheck } from '../policy/password-check';
import { AccountStore } from '../storage/account.store';
import { Transactions } from '../storage/transactions';

/** What a token is made of, for right credentials (SD-G03). A wrong password counts here as it does at sign-in. */
@Questions()
export class GetUserLoginTokenDataQuery {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: PasswordCheck,
    private readonly transactions: Transactions,
  ) {}

  @Question('AuthQueryService', 'GetUserLoginTokenData')
  async getUserLoginTokenData(request: GetUserLoginTokenDataRequest): Promise<GetUserLoginTokenDataResponse> {
    const { email: address, password } = request;
    if (address.length > LONGEST_EMAIL || password.length > LONGEST_PASSWORD) throw notFound('wrong-credentials');
    const found = await this.accounts.findByEmail(address);
    const verdict = await this.transactions.run((uow) => this.passwords.verify(uow, address, found, password));
    if (verdict === 'too-many-requests') throw notFound(verdict);
    if (!found || verdict === 'wrong') throw notFound('wrong-credentials');
    if (!found.confirmedAt) throw notFound('account-not-confirmed');
    const { id: accountId, username, email, role } = found;
    return { tokenData: { accountId, username, email, role } };
  }
}

const LONGEST_EMAIL = 254;
const LONGEST_PASSWORD = 128;
