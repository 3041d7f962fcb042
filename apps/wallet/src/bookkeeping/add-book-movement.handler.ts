import { AddBookMovement } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { MONTH_LIMIT } from '../domain/book-account';
import { calendarMonth } from '../domain/book-month';
import { newBookMovement } from '../domain/book-movement';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

@Handles(AddBookMovement)
export class AddBookMovementHandler implements CommandHandler<typeof AddBookMovement> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  async handle(command: AddBookMovement, uow: UnitOfWork): Promise<Reply<typeof AddBookMovement>> {
    const { movementId, ownerId, bookAccountId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const archived = key && (await this.accounts.hold(uow, ownerId, [bookAccountId])).get(bookAccountId);
    if (!key || archived === undefined) return uow.reject('book-account-not-found');
    if (archived) return uow.reject('book-account-archived');
    const movement = newBookMovement(movementId, bookAccountId, await command.movement.open());
    const count = await this.movements.countIn(uow, key, ownerId, calendarMonth(movement.date));
    if (count >= MONTH_LIMIT) return uow.reject('book-month-full');
    await this.movements.add(uow, key, ownerId, movement);
    return uow.accept({ movementId });
  }
}
