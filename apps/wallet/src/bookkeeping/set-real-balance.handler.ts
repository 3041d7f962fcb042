import { SetRealBalance } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

@Handles(SetRealBalance)
export class SetRealBalanceHandler implements CommandHandler<typeof SetRealBalance> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  async handle(command: SetRealBalance, uow: UnitOfWork): Promise<Reply<typeof SetRealBalance>> {
    const { ownerId, bookAccountId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const archived = key && (await this.accounts.hold(uow, ownerId, [bookAccountId])).get(bookAccountId);
    if (!key || archived === undefined) return uow.reject('book-account-not-found');
    if (archived) return uow.reject('book-account-archived');
    const { month, amount } = await command.balance.open();
    await this.movements.setReal(uow, key, bookAccountId, month, amount === null ? undefined : BigInt(amount));
    return uow.accept({ bookAccountId });
  }
}
