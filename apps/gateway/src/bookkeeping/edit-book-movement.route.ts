import { Body, Controller, Param, Patch } from '@nestjs/common';
import { EditBookMovement } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookMovementId } from './book-ids';
import { EditBookMovementBody } from './edit-book-movement.dto';

@Controller({ path: 'bookkeeping/movements/:movementId', version: '1' })
export class EditBookMovementRoute {
  constructor(private readonly commands: Commands) {}

  @Patch()
  @Route({
    tag: 'bookkeeping',
    summary: 'Change a movement; another day or account may put it into another month',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...EditBookMovement.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async editBookMovement(
    @Param('movementId', { schema: BookMovementId }) movementId: string,
    @Body({ schema: EditBookMovementBody }) changes: EditBookMovementBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(EditBookMovement, caller, () => ({ movementId, ownerId, changes }));
  }
}
