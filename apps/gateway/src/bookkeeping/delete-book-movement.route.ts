import { Controller, Delete, Param } from '@nestjs/common';
import { DeleteBookMovement } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookMovementId } from './book-ids';

@Controller({ path: 'bookkeeping/movements/:movementId', version: '1' })
export class DeleteBookMovementRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'bookkeeping',
    summary: 'Take a movement out of my books',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...DeleteBookMovement.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async deleteBookMovement(
    @Param('movementId', { schema: BookMovementId }) movementId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(DeleteBookMovement, caller, () => ({ movementId, ownerId }));
  }
}
