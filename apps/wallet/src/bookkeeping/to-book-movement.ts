import type { BookMovement } from '../domain/book-movement';

/** A movement as it is told: the amount as text. */
export const toBookMovement = ({ id, accountId, date, amount, description, category }: BookMovement) => ({
  movementId: id,
  bookAccountId: accountId,
  date,
  amount: amount.toString(),
  description,
  category,
});
