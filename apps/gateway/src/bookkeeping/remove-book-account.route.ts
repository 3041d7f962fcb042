import { Controller, Delete, Param } from '@nestjs/common';
import { RemoveBookAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookAccountId } from './book-ids';

@Controller({ path: 'bookkeeping/accounts/:bookAccountId', version: '1' })
export class RemoveBookAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'bookkeeping',
    summary: 'Remove an account or card of my books that has no movements',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...RemoveBookAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async removeBookAccount(
    @Param('bookAccountId', { schema: BookAccountId }) bookAccountId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(RemoveBookAccount, caller, () => ({ bookAccountId, ownerId }));
  }
}
