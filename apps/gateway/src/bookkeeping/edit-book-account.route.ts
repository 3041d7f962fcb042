import { Body, Controller, Param, Patch } from '@nestjs/common';
import { EditBookAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookAccountId } from './book-ids';
import { EditBookAccountBody } from './edit-book-account.dto';

@Controller({ path: 'bookkeeping/accounts/:bookAccountId', version: '1' })
export class EditBookAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Patch()
  @Route({
    tag: 'bookkeeping',
    summary: 'Change an account or card of my books, archive it or bring it back',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...EditBookAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async editBookAccount(
    @Param('bookAccountId', { schema: BookAccountId }) bookAccountId: string,
    @Body({ schema: EditBookAccountBody }) changes: EditBookAccountBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(EditBookAccount, caller, () => ({ bookAccountId, ownerId, changes }));
  }
}
