import { Body, Controller, Post } from '@nestjs/common';
import { Email, Phone, RequestPasswordReset } from '@portfel/contracts';
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
    summary: 'Ask for a link, or by phone for a code, to a new password',
    access: 'public',
    limit: 'mail',
    status: 200,
    answer: MailRequested,
    untold: true,
    errors: ['validation-error', 'bad-request', 'cross-site-request'],
    seeds: ['CT POST /api/user/forgot-password', 'SD POST /user/recover'],
  })
  async requestPasswordReset(
    @Body({ schema: PasswordResetRequestBody }) body: PasswordResetRequestBody,
    @FromCaller() caller: Caller,
  ): Promise<MailRequested> {
    const target = targetOf(body);
    await this.commands.post(RequestPasswordReset, caller, (requestId) => ({ requestId, ...target }));
    return { status: 'sent' };
  }
}

/** @throws ProblemError with the source's code, where other routes say validation-error (CT-U32) */
function targetOf({ email, phone }: PasswordResetRequestBody): { email: string } | { phone: string } {
  const refuse = (fields: Record<string, string[]>) => new ProblemError('bad-request', { fields });
  if (phone === undefined) {
    const address = Email.safeParse(email);
    if (!address.success) throw refuse({ email: ['must be an e-mail address'] });
    return { email: address.data };
  }
  if (email !== undefined) throw refuse({ phone: ['must not be given with an e-mail address'] });
  const number = Phone.safeParse(phone);
  if (!number.success) throw refuse({ phone: number.error.issues.map(({ message }) => message) });
  return { phone: number.data };
}
