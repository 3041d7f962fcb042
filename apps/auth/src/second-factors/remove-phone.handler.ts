import { RemovePhone } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SecondFactorChanges } from './second-factor-changes';

@Handles(RemovePhone)
export class RemovePhoneHandler implements CommandHandler<typeof RemovePhone> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly secondFactor: SecondFactor,
    private readonly changes: SecondFactorChanges,
  ) {}

  async handle(command: RemovePhone, uow: UnitOfWork): Promise<Reply<typeof RemovePhone>> {
    const { accountId } = command;
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if ((await this.factors.lock(uow, accountId))?.kind !== 'phone') return uow.reject('phone-not-set');
    const verdict = await this.secondFactor.check(uow, account, 'remove-phone', await command.code?.open());
    if (verdict === 'phone-two-fa-required') return uow.accept({ status: 'code-sent' });
    if (verdict !== 'passed') return uow.reject(verdict);

    await this.changes.switchOff(uow, account);
    return uow.accept({ status: 'removed' });
  }
}
