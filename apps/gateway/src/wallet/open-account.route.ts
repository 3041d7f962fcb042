import { Body, Controller, Post } from '@nestjs/common';
import { OpenAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AccountOpenedAnswer, OpenAccountBody } from './open-account.dto';

@Controller({ path: 'wallet/accounts', version: '1' })
export class OpenAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Open one more account in my wallet',
    access: 'signed-in',
    status: 201,
    answer: AccountOpenedAnswer,
    errors: ['validation-error', ...OpenAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  openAccount(@Body({ schema: OpenAccountBody }) { assetCode }: OpenAccountBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    return this.commands.send(OpenAccount, caller, (accountId) => ({ accountId, ownerId, assetCode }));
  }
}
