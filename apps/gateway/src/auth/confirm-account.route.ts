import { Body, Controller, Post } from '@nestjs/common';
import { ConfirmAccount } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AccountConfirmedAnswer, ConfirmAccountBody } from './confirm-account.dto';

@Controller({ path: 'accounts/confirmations', version: '1' })
export class ConfirmAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'accounts',
    summary: 'Confirm an account with the token from the mail',
    access: 'public',
    limit: 'credentials',
    status: 200,
    answer: AccountConfirmedAnswer,
    errors: ['validation-error', ...ConfirmAccount.errors, 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT GET /api/user/account-confirmation/:confirmationHash'],
  })
  async confirmAccount(
    @Body({ schema: ConfirmAccountBody }) { token }: ConfirmAccountBody,
    @FromCaller() caller: Caller,
  ) {
    await this.commands.send(ConfirmAccount, caller, (confirmationId) => ({ confirmationId, token }));
    return { status: 'confirmed' as const };
  }
}
