import { EditBookMovement } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, BOOK_MOVEMENT_ID, describeBookCommand } from '../../test/describe-book-command';

const body = {
  date: '2026-11-21',
  direction: 'in',
  amount: '1',
  description: 'Canary seed',
  category: null,
  bookAccountId: BOOK_ACCOUNT_ID,
};

describeBookCommand({
  contract: EditBookMovement,
  method: 'PATCH',
  path: `/bookkeeping/movements/${BOOK_MOVEMENT_ID}`,
  status: 204,
  body,
  data: { movementId: BOOK_MOVEMENT_ID, changes: body },
  secret: 'anary',
  refused: {
    date: ['2026-02-30', null],
    direction: ['sideways'],
    amount: ['0', '-1', '1.5', null],
    description: ['', null],
    category: ['x'.repeat(31)],
    bookAccountId: ['mine', null],
  },
});
