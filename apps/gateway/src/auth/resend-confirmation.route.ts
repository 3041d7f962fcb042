import { Body, Controller, Post } from '@nestjs/common';
import { ResendConfirmation } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { MailRequestBody, MailRequested } from './mail-requested.dto';

@Controller({ path: 'accounts/confirmations/resend', version: '1' })
export class ResendConfirmationRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'accounts',
    summary: 'Send the confirmation mail again',
    access: 'public',
    limit: 'mail',
    status: 200,
    answer: MailRequested,
    untold: true,
    errors: ['validation-error', 'cross-site-request'],
    seeds: [],
  })
  async resendConfirmation(
    @Body({ schema: MailRequestBody }) { email }: MailRequestBody,
    @FromCaller() caller: Caller,
  ): Promise<MailRequested> {
    await this.commands.post(ResendConfirmation, caller, (requestId) => ({ requestId, email }));
    return { status: 'sent' };
  }
}
