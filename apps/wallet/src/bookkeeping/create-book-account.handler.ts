import { CreateBookAccount } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { newBookAccount } from '../domain/book-account';
import { BookAccountStore } from '../storage/book-account.store';
import { DataKeys } from '../storage/data-keys';

@Handles(CreateBookAccount)
export class CreateBookAccountHandler implements CommandHandler<typeof CreateBookAccount> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
  ) {}

  async handle(command: CreateBookAccount, uow: UnitOfWork): Promise<Reply<typeof CreateBookAccount>> {
    const { bookAccountId, ownerId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    if (!key) return uow.reject('wallet-not-found');
    const account = newBookAccount(
      bookAccountId,
      await command.account.open(),
      await this.accounts.count(uow, ownerId),
    );
    if ('rejected' in account) return uow.reject(account.rejected);
    await this.accounts.create(uow, key, ownerId, account);
    return uow.accept({ bookAccountId });
  }
}
