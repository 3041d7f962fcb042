import { RenewRecoveryCodes } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SecondFactorChanges } from './second-factor-changes';

@Handles(RenewRecoveryCodes)
export class RenewRecoveryCodesHandler implements CommandHandler<typeof RenewRecoveryCodes> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly secondFactor: SecondFactor,
    private readonly changes: SecondFactorChanges,
  ) {}

  async handle(command: RenewRecoveryCodes, uow: UnitOfWork): Promise<Reply<typeof RenewRecoveryCodes>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if (!(await this.factors.lock(uow, accountId))?.activeAt) return uow.reject('mfa-not-set');
    const verdict = await this.secondFactor.check(uow, account, 'new-recovery-codes', await command.code?.open());
    if (verdict !== 'passed') return uow.reject(verdict);

    return uow.accept({ recoveryCodes: await this.changes.giveRecoveryCodes(uow, account, 'recovery-codes-renewed') });
  }
}
