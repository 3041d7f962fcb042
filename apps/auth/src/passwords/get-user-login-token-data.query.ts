import type { GetUserLoginTokenDataRequest, GetUserLoginTokenDataResponse } from '@portfel/contracts';
import { notFound, Question, Questions } from '@portfel/platform';
import { PasswordCheck } from '../policy/password-check';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { Transactions } from '../storage/transactions';

/** What a token is made of, for right credentials (SD-G03). A wrong password counts here as it does at sign-in. */
@Questions()
export class GetUserLoginTokenDataQuery {
  constructor(
    private readonly accounts: AccountStore,
    private readonly passwords: PasswordCheck,
    private readonly factors: SecondFactorStore,
    private readonly transactions: Transactions,
  ) {}

  @Question('AuthQueryService', 'GetUserLoginTokenData')
  async getUserLoginTokenData(request: GetUserLoginTokenDataRequest): Promise<GetUserLoginTokenDataResponse> {
    const { email: address, password } = request;
    if (address.length > LONGEST_EMAIL || password.length > LONGEST_PASSWORD) throw notFound('wrong-credentials');
    const found = await this.accounts.findByEmail(address);
    const { verdict, protectedBy } = await this.transactions.run(async (uow) => ({
      verdict: await this.passwords.verify(uow, address, found, password),
      protectedBy: found && (await this.factors.lock(uow, found.id)),
    }));
    if (verdict === 'too-many-requests') throw notFound(verdict);
    if (!found || verdict === 'wrong-credentials') throw notFound('wrong-credentials');
    if (found.deactivatedAt) throw notFound('account-deactivated');
    if (!found.confirmedAt) throw notFound('account-not-confirmed');
    // A password alone does not sign in who has asked for more than that.
    if (protectedBy?.activeAt) throw notFound('two-fa-required');
    const { id: accountId, username, email, role } = found;
    return { tokenData: { accountId, username, email, role } };
  }
}

const LONGEST_EMAIL = 254;
const LONGEST_PASSWORD = 128;
