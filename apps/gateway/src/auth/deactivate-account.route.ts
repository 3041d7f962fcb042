import { Controller, Param, Put } from '@nestjs/common';
import { AccountId, DeactivateAccount } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'accounts/:accountId/deactivation', version: '1' })
export class DeactivateAccountRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
  ) {}

  @Put()
  @Route({
    tag: 'accounts',
    summary: 'Shut an account out: its sessions end at once, and nobody signs in to it',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...DeactivateAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async deactivateAccount(
    @Param('accountId', { schema: AccountId }) accountId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { sessionIds } = await this.commands.send(DeactivateAccount, caller, () => ({ accountId }));
    for (const sessionId of sessionIds) this.sessions.ended(sessionId);
  }
}
