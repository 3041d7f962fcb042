import { EditBookAccount } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, describeBookCommand } from '../../test/describe-book-command';

const body = { name: 'Canary card', description: null, closingDay: null, archived: true };

describeBookCommand({
  contract: EditBookAccount,
  method: 'PATCH',
  path: `/bookkeeping/accounts/${BOOK_ACCOUNT_ID}`,
  status: 204,
  body,
  data: { bookAccountId: BOOK_ACCOUNT_ID, changes: body },
  secret: 'anary',
  refused: {
    name: ['', null, 'x'.repeat(26)],
    description: ['x'.repeat(71)],
    closingDay: [0, 32],
    archived: ['yes', null],
    kind: ['account'],
    currency: ['EUR'],
  },
});
