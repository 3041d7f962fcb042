import { createHash } from 'node:crypto';

/** What an entry says, as the chain seals it. */
export interface HashedEntry {
  readonly accountId: string;
  readonly sequence: number;
  readonly transferId: string;
  readonly amount: bigint;
  readonly balanceAfter: bigint;
  /** Whole milliseconds. */
  readonly occurredAt: Date;
}

/**
 * SHA-256 over an entry and the hash of the one before it in its account: who changes an entry has to change all that
 * come after it, and the last one is on the account's row.
 * @param previous of the entry before; absent for the first of an account
 */
export function entryHash(previous: Buffer | undefined, entry: HashedEntry): Buffer {
  const { accountId, sequence, transferId, amount, balanceAfter, occurredAt } = entry;
  const text = [accountId, sequence, transferId, amount, balanceAfter, occurredAt.getTime()].join('|');
  return createHash('sha256')
    .update(previous ?? '')
    .update(text)
    .digest();
}
