import { Body, Controller, Put } from '@nestjs/common';
import { ChangeEmail } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ChangeEmailBody } from './change-email.dto';
import { MailRequested } from './mail-requested.dto';

@Controller({ path: 'me/email', version: '1' })
export class ChangeEmailRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'accounts',
    summary: 'Change my e-mail address, once: a link goes to the new one, and until it is used nothing changes',
    access: 'signed-in',
    limit: 'credentials',
    status: 200,
    answer: MailRequested,
    errors: ['validation-error', ...ChangeEmail.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/change-email'],
  })
  async changeEmail(@Body({ schema: ChangeEmailBody }) body: ChangeEmailBody, @FromCaller() caller: Caller) {
    const { accountId } = signedIn(caller);
    await this.commands.send(ChangeEmail, caller, () => ({ accountId, ...body }));
    return { status: 'sent' as const };
  }
}
