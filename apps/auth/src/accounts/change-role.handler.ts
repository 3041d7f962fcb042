import { ChangeRole, RoleChanged } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { Admins } from '../policy/admins';
import { AccountStore } from '../storage/account.store';

@Handles(ChangeRole)
export class ChangeRoleHandler implements CommandHandler<typeof ChangeRole> {
  constructor(
    private readonly admins: Admins,
    private readonly accounts: AccountStore,
  ) {}

  async handle({ accountId, role }: ChangeRole, uow: UnitOfWork): Promise<Reply<typeof ChangeRole>> {
    if (!(await this.admins.asks(uow))) return uow.reject('role-required');
    const account = await this.accounts.lock(uow, accountId);
    if (!account) return uow.reject('user-not-found');
    if (account.role === role) return uow.accept({});
    if (await this.admins.isLast(uow, account)) return uow.reject('last-admin');

    await this.accounts.setRole(uow, accountId, role);
    uow.publish(RoleChanged, { accountId, role });
    return uow.accept({});
  }
}
