import type { BookDirection, BookMovementChanges, BookMovementFields } from '@portfel/contracts';

/** What came in or went out, in hundredths of the account's currency: in above zero, out below. */
export interface BookMovement {
  readonly id: string;
  readonly accountId: string;
  /** `2026-11-21` */
  readonly date: string;
  readonly amount: bigint;
  readonly description: string;
  readonly category?: string;
}

export function newBookMovement(id: string, accountId: string, fields: BookMovementFields): BookMovement {
  const { date, description, category } = fields;
  return {
    id,
    accountId,
    date,
    amount: signed(fields.direction, fields.amount),
    description,
    category: category || undefined,
  };
}

/** Absent stays, `null` is cleared; a direction of its own turns the amount there was. */
export function changedBookMovement(movement: BookMovement, changes: BookMovementChanges): BookMovement {
  const { bookAccountId, date, description, category } = changes;
  const direction = changes.direction ?? (movement.amount > 0n ? 'in' : 'out');
  const amount = changes.amount ?? String(movement.amount > 0n ? movement.amount : -movement.amount);
  return {
    id: movement.id,
    accountId: bookAccountId ?? movement.accountId,
    date: date ?? movement.date,
    amount: signed(direction, amount),
    description: description ?? movement.description,
    category: category === undefined ? movement.category : (category ?? undefined),
  };
}

const signed = (direction: BookDirection, amount: string) => (direction === 'in' ? BigInt(amount) : -BigInt(amount));
