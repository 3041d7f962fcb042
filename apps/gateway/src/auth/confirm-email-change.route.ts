import { Body, Controller, Post } from '@nestjs/common';
import { ConfirmEmailChange } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ConfirmEmailChangeBody, EmailChangedAnswer } from './confirm-email-change.dto';

@Controller({ path: 'me/email/confirmations', version: '1' })
export class ConfirmEmailChangeRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'accounts',
    summary: 'Put a new e-mail address in force with the token from the mail; no session is needed',
    access: 'public',
    limit: 'credentials',
    status: 200,
    answer: EmailChangedAnswer,
    errors: ['validation-error', ...ConfirmEmailChange.errors, 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT GET /api/user/email-change-confirmation/:confirmationHash'],
  })
  async confirmEmailChange(
    @Body({ schema: ConfirmEmailChangeBody }) { token }: ConfirmEmailChangeBody,
    @FromCaller() caller: Caller,
  ) {
    await this.commands.send(ConfirmEmailChange, caller, (confirmationId) => ({ confirmationId, token }));
    return { status: 'changed' as const };
  }
}
