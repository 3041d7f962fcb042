import { Body, Controller, Put } from '@nestjs/common';
import { ChangePassword } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { Route } from '../policy/route.decorator';
import { ChangePasswordBody } from './change-password.dto';

@Controller({ path: 'me/password', version: '1' })
export class ChangePasswordRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
  ) {}

  @Put()
  @Route({
    tag: 'password',
    summary: 'Change my password: all my other sessions end',
    access: 'signed-in',
    limit: 'credentials',
    status: 204,
    errors: ['validation-error', ...ChangePassword.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/change-password'],
  })
  async changePassword(
    @Body({ schema: ChangePasswordBody }) { currentPassword, password, code }: ChangePasswordBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId, sessionId: keptSessionId } = signedIn(caller);
    const data = { accountId, keptSessionId, currentPassword, newPassword: password, code };
    const { sessionIds } = await this.commands.send(ChangePassword, caller, () => data);
    for (const sessionId of sessionIds) this.sessions.ended(sessionId);
  }
}
