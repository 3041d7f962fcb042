import { AccountReactivated, ReactivateAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { Admins } from '../policy/admins';
import { AccountStore } from '../storage/account.store';

@Handles(ReactivateAccount)
export class ReactivateAccountHandler implements CommandHandler<typeof ReactivateAccount> {
  constructor(
    private readonly admins: Admins,
    private readonly accounts: AccountStore,
  ) {}

  async handle({ accountId }: ReactivateAccount, uow: UnitOfWork): Promise<Reply<typeof ReactivateAccount>> {
    if (!(await this.admins.asks(uow))) return uow.reject('role-required');
    const account = await this.accounts.lock(uow, accountId);
    if (!account) return uow.reject('user-not-found');
    if (!account.deactivatedAt) return uow.accept({});

    await this.accounts.setDeactivated(uow, accountId, null);
    uow.publish(AccountReactivated, { accountId });
    return uow.accept({});
  }
}
