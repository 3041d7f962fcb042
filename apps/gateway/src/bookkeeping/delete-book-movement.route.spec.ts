import { DeleteBookMovement } from '@portfel/contracts';
import { BOOK_MOVEMENT_ID, describeBookCommand } from '../../test/describe-book-command';

describeBookCommand({
  contract: DeleteBookMovement,
  method: 'DELETE',
  path: `/bookkeeping/movements/${BOOK_MOVEMENT_ID}`,
  status: 204,
  data: { movementId: BOOK_MOVEMENT_ID },
});
