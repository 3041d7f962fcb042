import { HoldSettled } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Book } from '../domain/book';
import { heldOn } from '../domain/decide-hold';

/** Tells the world that a hold has ended, however it did. */
export function publishSettled(uow: UnitOfWork, book: Book, holdId: string): void {
  const { hold, account, held, available } = heldOn(book, holdId);
  if (hold.status === 'active') throw new Error(`hold ${holdId} has not ended`);
  uow.publish(HoldSettled, {
    holdId,
    accountId: account.id,
    ownerId: account.ownerId,
    beneficiaryId: hold.beneficiaryId,
    assetCode: account.assetCode,
    status: hold.status,
    captured: String(hold.captured),
    transferId: hold.transferId,
    held: String(held),
    available: String(available),
    settledAt: hold.settledAt!.toISOString(),
  });
}
