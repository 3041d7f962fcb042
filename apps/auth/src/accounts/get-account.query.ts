import type { Metadata } from '@grpc/grpc-js';
import type { GetAccountRequest, GetAccountResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { maskPhone } from '../domain/second-factor';
import { AccountStore } from '../storage/account.store';
import { RecoveryCodeStore } from '../storage/recovery-code.store';
import { SecondFactorStore } from '../storage/second-factor.store';

@Questions()
export class GetAccountQuery {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly recoveryCodes: RecoveryCodeStore,
  ) {}

  @Question('AuthQueryService', 'GetAccount')
  async getAccount({ accountId }: GetAccountRequest, metadata: Metadata): Promise<GetAccountResponse> {
    const account = isAskedBy(metadata, accountId) ? await this.accounts.find(accountId) : undefined;
    if (!account) throw notFound('user-not-found');
    const factor = await this.factors.find(accountId);
    return {
      accountId: account.id,
      username: account.username,
      email: account.email,
      confirmed: account.confirmedAt !== null,
      role: account.role,
      createdAt: account.createdAt.toISOString(),
      passwordChangedAt: account.passwordChangedAt?.toISOString(),
      emailChangedAt: account.emailChangedAt?.toISOString(),
      totpActive: factor?.kind === 'totp' && factor.activeAt !== null,
      phoneMasked: factor?.kind === 'phone' ? maskPhone(factor.phone) : undefined,
      recoveryCodesLeft: await this.recoveryCodes.left(accountId),
    };
  }
}
