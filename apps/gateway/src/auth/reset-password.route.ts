import { Body, Controller, Post } from '@nestjs/common';
import { ResetPassword } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ResetPasswordBody } from './reset-password.dto';

@Controller({ path: 'password-resets/completion', version: '1' })
export class ResetPasswordRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'password',
    summary: 'Set a new password with the token from the mail, or with the code from the SMS',
    access: 'public',
    limit: 'credentials',
    status: 204,
    errors: ['validation-error', ...ResetPassword.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/forgot-password', 'SD PUT /user/recover'],
  })
  async resetPassword(
    @Body({ schema: ResetPasswordBody }) { password: newPassword, ...proof }: ResetPasswordBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    await this.commands.send(ResetPassword, caller, (resetId) => ({ resetId, ...proof, newPassword }));
  }
}
