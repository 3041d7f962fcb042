import { RemoveBookAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { BookAccountStore } from '../storage/book-account.store';
import { DataKeys } from '../storage/data-keys';

@Handles(RemoveBookAccount)
export class RemoveBookAccountHandler implements CommandHandler<typeof RemoveBookAccount> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
  ) {}

  async handle(command: RemoveBookAccount, uow: UnitOfWork): Promise<Reply<typeof RemoveBookAccount>> {
    const { bookAccountId, ownerId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const account = key && (await this.accounts.lock(uow, key, ownerId, bookAccountId));
    if (!account) return uow.reject('book-account-not-found');
    if (!(await this.accounts.remove(uow, bookAccountId))) return uow.reject('book-account-in-use');
    return uow.accept({ bookAccountId });
  }
}
