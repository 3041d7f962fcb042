import { DeleteBookMovement } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { BookAccountStore } from '../storage/book-account.store';
import { BookMovementStore } from '../storage/book-movement.store';
import { DataKeys } from '../storage/data-keys';

@Handles(DeleteBookMovement)
export class DeleteBookMovementHandler implements CommandHandler<typeof DeleteBookMovement> {
  constructor(
    private readonly keys: DataKeys,
    private readonly accounts: BookAccountStore,
    private readonly movements: BookMovementStore,
  ) {}

  async handle(command: DeleteBookMovement, uow: UnitOfWork): Promise<Reply<typeof DeleteBookMovement>> {
    const { movementId, ownerId } = command;
    const key = await this.keys.ofActor(uow, ownerId);
    const movement = key && (await this.movements.lock(uow, key, ownerId, movementId));
    if (!movement) return uow.reject('book-movement-not-found');
    const held = await this.accounts.hold(uow, ownerId, [movement.accountId]);
    if (held.get(movement.accountId)) return uow.reject('book-account-archived');
    await this.movements.delete(uow, key, movement);
    return uow.accept({ movementId });
  }
}
