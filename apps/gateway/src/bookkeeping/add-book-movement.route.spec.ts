import { AddBookMovement } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, describeBookCommand } from '../../test/describe-book-command';

const body = {
  date: '2026-11-21',
  direction: 'out',
  amount: '12345',
  description: 'Canary seed',
  category: 'Canaries',
};

describeBookCommand({
  contract: AddBookMovement,
  method: 'POST',
  path: `/bookkeeping/accounts/${BOOK_ACCOUNT_ID}/movements`,
  status: 201,
  body,
  data: { bookAccountId: BOOK_ACCOUNT_ID, movement: body },
  secret: 'anar',
  refused: {
    date: ['2026-02-30', '2026-1-1', '21.11.2026', '2026-11-21T00:00:00Z', '1969-12-31', '2100-01-01', '', null],
    direction: ['sideways', null],
    amount: ['0', '-1', '1.50', '1,50', '01', '1e3', '1'.repeat(16), '', 12345, null],
    description: ['', '   ', 'x'.repeat(71), 'a\u2066b'],
    category: ['x'.repeat(31), 7],
  },
});
