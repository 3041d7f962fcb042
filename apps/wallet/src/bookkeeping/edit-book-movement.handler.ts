import { EditBookMovement } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { MONTH_LIMIT } from '../domain/book-account';
import { calendarMonth } from '../domain/book-month';
import { changedBookMovement } from '../domain/book-movement';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

@Handles(EditBookMovement)
export class EditBookMovementHandler implements CommandHandler<typeof EditBookMovement> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  async handle(command: EditBookMovement, uow: UnitOfWork): Promise<Reply<typeof EditBookMovement>> {
    const { movementId, ownerId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const movement = key && (await this.movements.lock(uow, key, ownerId, movementId));
    if (!movement) return uow.reject('book-movement-not-found');
    const changed = changedBookMovement(movement, await command.changes.open());

    // Out of the one account and into the other.
    const held = await this.accounts.hold(uow, ownerId, [movement.accountId, changed.accountId]);
    if (!held.has(changed.accountId)) return uow.reject('book-account-not-found');
    if ([...held.values()].includes(true)) return uow.reject('book-account-archived');
    const [from, to] = [calendarMonth(movement.date), calendarMonth(changed.date)];
    const isFull = from !== to && (await this.movements.countIn(uow, key, ownerId, to)) >= MONTH_LIMIT;
    if (isFull) return uow.reject('book-month-full');
    await this.movements.change(uow, key, movement, changed);
    return uow.accept({ movementId });
  }
}
