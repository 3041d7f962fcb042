import { Body, Controller, Param, Put } from '@nestjs/common';
import { AccountId, ChangeRole } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { Route } from '../policy/route.decorator';
import { ChangeRoleBody } from './change-role.dto';

@Controller({ path: 'accounts/:accountId/role', version: '1' })
export class ChangeRoleRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
  ) {}

  @Put()
  @Route({
    tag: 'accounts',
    summary: 'Give an account another role; it holds at once',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...ChangeRole.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async changeRole(
    @Param('accountId', { schema: AccountId }) accountId: string,
    @Body({ schema: ChangeRoleBody }) { role }: ChangeRoleBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    await this.commands.send(ChangeRole, caller, () => ({ accountId, role }));
    this.sessions.roleChanged(accountId);
  }
}
