import { ChangeUsername, UsernameChanged } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { AccountStore } from '../storage/account.store';

@Handles(ChangeUsername)
export class ChangeUsernameHandler implements CommandHandler<typeof ChangeUsername> {
  constructor(private readonly accounts: AccountStore) {}

  async handle({ accountId, username }: ChangeUsername, uow: UnitOfWork): Promise<Reply<typeof ChangeUsername>> {
    const account = await this.accounts.lockOwn(uow, accountId);
    if (!account) return uow.reject('session-has-expired');
    if (account.username === username) return uow.accept({ accountId, username });
    if (!(await this.accounts.rename(uow, accountId, username))) return uow.reject('username-taken');

    const sequence = await this.accounts.nextEvent(uow, accountId);
    uow.publish(UsernameChanged, { accountId, username }, { sequence });
    return uow.accept({ accountId, username });
  }
}
