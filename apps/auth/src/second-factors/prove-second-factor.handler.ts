import { ProveSecondFactor } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SecondFactor } from '../policy/second-factor';
import { AccountStore } from '../storage/account.store';
import { SecondFactorStore } from '../storage/second-factor.store';

@Handles(ProveSecondFactor)
export class ProveSecondFactorHandler implements CommandHandler<typeof ProveSecondFactor> {
  constructor(
    private readonly accounts: AccountStore,
    private readonly factors: SecondFactorStore,
    private readonly secondFactor: SecondFactor,
  ) {}

  async handle(command: ProveSecondFactor, uow: UnitOfWork): Promise<Reply<typeof ProveSecondFactor>> {
    const account = await this.accounts.lockOwn(uow, command.accountId);
    if (!account) return uow.reject('session-has-expired');
    const factor = await this.factors.lock(uow, account.id);
    if (!factor?.activeAt) return uow.reject('second-factor-needed');
    const verdict = await this.secondFactor.check(uow, account, 'move-money', await command.code?.open());
    return verdict === 'passed' ? uow.accept({}) : uow.reject(verdict);
  }
}
