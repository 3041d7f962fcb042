import { Body, Controller, Param, Put } from '@nestjs/common';
import { BookMonth, SetRealBalance } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { BookAccountId } from './book-ids';
import { SetRealBalanceBody } from './set-real-balance.dto';

@Controller({ path: 'bookkeeping/accounts/:bookAccountId/months/:month/real-balance', version: '1' })
export class SetRealBalanceRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'bookkeeping',
    summary: 'Note what the bank says an account has at the end of a month',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...SetRealBalance.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async setRealBalance(
    @Param('bookAccountId', { schema: BookAccountId }) bookAccountId: string,
    @Param('month', { schema: BookMonth }) month: string,
    @Body({ schema: SetRealBalanceBody }) { amount }: SetRealBalanceBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    const balance = { month, amount };
    await this.commands.send(SetRealBalance, caller, () => ({ ownerId, bookAccountId, balance }));
  }
}
