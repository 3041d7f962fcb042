import { Body, Controller, Param, Post } from '@nestjs/common';
import { AddBookMovement } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AddBookMovementBody, BookMovementAdded } from './add-book-movement.dto';
import { BookAccountId } from './book-ids';

@Controller({ path: 'bookkeeping/accounts/:bookAccountId/movements', version: '1' })
export class AddBookMovementRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'bookkeeping',
    summary: 'Note what came in or went out',
    access: 'signed-in',
    status: 201,
    answer: BookMovementAdded,
    errors: ['validation-error', ...AddBookMovement.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  addBookMovement(
    @Param('bookAccountId', { schema: BookAccountId }) bookAccountId: string,
    @Body({ schema: AddBookMovementBody }) movement: AddBookMovementBody,
    @FromCaller() caller: Caller,
  ) {
    const { accountId: ownerId } = signedIn(caller);
    const data = { ownerId, bookAccountId, movement };
    return this.commands.send(AddBookMovement, caller, (movementId) => ({ movementId, ...data }));
  }
}
