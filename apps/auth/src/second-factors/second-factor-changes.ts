import { Injectable } from '@nestjs/common';
import { SecondFactorChanged } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Account } from '../domain/account';
import { newRecoveryCodes } from '../security/codes';
import { RecoveryCodeStore } from '../storage/recovery-code.store';
import { SecondFactorStore } from '../storage/second-factor.store';

/** What every change brings with it: recovery codes come and go with the second factor, and the owner is told. */
@Injectable()
export class SecondFactorChanges {
  constructor(
    private readonly factors: SecondFactorStore,
    private readonly recoveryCodes: RecoveryCodeStore,
  ) {}

  /** @returns ten new recovery codes, in clear for the only time; the old ones are withdrawn */
  async giveRecoveryCodes(
    uow: UnitOfWork,
    account: Account,
    what: 'switched-on' | 'recovery-codes-renewed',
  ): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.recoveryCodes.replace(uow, account.id, codes);
    this.tell(uow, account, what);
    return codes;
  }

  async switchOff(uow: UnitOfWork, account: Account): Promise<void> {
    await this.factors.remove(uow, account.id);
    await this.recoveryCodes.replace(uow, account.id, []);
    this.tell(uow, account, 'switched-off');
  }

  private tell(uow: UnitOfWork, account: Account, what: SecondFactorChanged['what']): void {
    const { id: accountId, username, email } = account;
    uow.publish(SecondFactorChanged, { accountId, username, email, what });
  }
}
