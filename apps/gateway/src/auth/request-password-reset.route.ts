import { Body, Controller, Post } from '@nestjs/common';
import { Email, RequestPasswordReset } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { MailRequested } from './mail-requested.dto';
import { PasswordResetRequestBody } from './request-password-reset.dto';

@Controller({ path: 'password-resets', version: '1' })
export class RequestPasswordResetRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'password',
    summary: 'Ask for a link to a new password',
    access: 'public',
    limit: 'mail',
    status: 200,
    answer: MailRequested,
    untold: true,
    errors: ['validation-error', 'bad-request', 'cross-site-request'],
    seeds: ['CT POST /api/user/forgot-password'],
  })
  async requestPasswordReset(
    @Body({ schema: PasswordResetRequestBody }) body: PasswordResetRequestBody,
    @FromCaller() caller: Caller,
  ): Promise<MailRequested> {
    const email = Email.safeParse(body.email);
    // The source's code for it, where other routes say validation-error (CT-U32).
    if (!email.success) throw new ProblemError('bad-request', { fields: { email: ['must be an e-mail address'] } });
    await this.commands.post(RequestPasswordReset, caller, (requestId) => ({ requestId, email: email.data }));
    return { status: 'sent' };
  }
}
