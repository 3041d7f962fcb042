import type { UnitOfWork } from '@portfel/messaging';
import { preparedAfter, transaction, type Prepared } from '@portfel/messaging-typeorm';

const LOCK = { name: 'account-lock-only', text: 'SELECT 1 FROM account WHERE id = $1 FOR UPDATE' };

/** Locks an account until the work commits, and reads what it had when the lock was there; one way to the database. */
export async function readUnderLock<T>(uow: UnitOfWork, accountId: string, read: Prepared): Promise<T[]> {
  return await preparedAfter<T>(await transaction(uow), [{ ...LOCK, values: [accountId] }], read);
}
