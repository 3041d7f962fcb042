import { RemoveBookAccount } from '@portfel/contracts';
import { BOOK_ACCOUNT_ID, describeBookCommand } from '../../test/describe-book-command';

describeBookCommand({
  contract: RemoveBookAccount,
  method: 'DELETE',
  path: `/bookkeeping/accounts/${BOOK_ACCOUNT_ID}`,
  status: 204,
  data: { bookAccountId: BOOK_ACCOUNT_ID },
});
