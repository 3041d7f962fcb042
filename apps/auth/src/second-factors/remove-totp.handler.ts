import { RemoveTotp } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SecondFactorChanges } from './second-factor-changes';

@Handles(RemoveTotp)
export class RemoveTotpHandler implements CommandHandler<typeof RemoveTotp> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly secondFactor: SecondFactor,
    private readonly changes: SecondFactorChanges,
  ) {}

  async handle(command: RemoveTotp, uow: UnitOfWork): Promise<Reply<typeof RemoveTotp>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    const factor = await this.factors.lock(uow, accountId);
    if (factor?.kind !== 'totp' || !factor.activeAt) return uow.reject('mfa-not-set');
    const verdict = await this.secondFactor.check(uow, account, 'remove-totp', await command.code.open());
    if (verdict !== 'passed') return uow.reject(verdict);

    await this.changes.switchOff(uow, account);
    return uow.accept({});
  }
}
