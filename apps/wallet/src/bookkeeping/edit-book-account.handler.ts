import { EditBookAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { changedBookAccount } from '../domain/book-account';
import { BookAccountStore } from '../storage/book-account.store';
import { DataKeys } from '../storage/data-keys';

@Handles(EditBookAccount)
export class EditBookAccountHandler implements CommandHandler<typeof EditBookAccount> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
  ) {}

  async handle(command: EditBookAccount, uow: UnitOfWork): Promise<Reply<typeof EditBookAccount>> {
    const { bookAccountId, ownerId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const account = key && (await this.accounts.lock(uow, key, ownerId, bookAccountId));
    if (!account) return uow.reject('book-account-not-found');
    const changed = changedBookAccount(account, await command.changes.open());
    if ('rejected' in changed) return uow.reject(changed.rejected);
    await this.accounts.change(uow, key, changed);
    return uow.accept({ bookAccountId });
  }
}
