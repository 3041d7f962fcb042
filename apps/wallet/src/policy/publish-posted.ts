import { TransferPosted } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import type { Book, Posted } from '../domain/book';

/** Tells the world of a posting, whatever command made it. */
export function publishPosted(uow: UnitOfWork, book: Book, { posting, entries }: Posted): void {
  const { transferId, kind, postedAt, reverses } = posting;
  uow.publish(TransferPosted, {
    transferId,
    kind,
    postedAt: postedAt.toISOString(),
    reverses,
    entries: entries.map(({ accountId, amount, balance, available, sequence }) => {
      const { ownerId, assetCode } = book.account(accountId)!;
      return {
        accountId,
        ownerId,
        assetCode,
        amount: String(amount),
        balance: String(balance),
        available: String(available),
        sequence,
      };
    }),
  });
}
