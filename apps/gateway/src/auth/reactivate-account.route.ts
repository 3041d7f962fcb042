import { Controller, Delete, Param } from '@nestjs/common';
import { AccountId, ReactivateAccount } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'accounts/:accountId/deactivation', version: '1' })
export class ReactivateAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'accounts',
    summary: 'Let a deactivated account in again',
    access: { roles: ['admin'] },
    status: 204,
    errors: ['validation-error', ...ReactivateAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async reactivateAccount(
    @Param('accountId', { schema: AccountId }) accountId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    await this.commands.send(ReactivateAccount, caller, () => ({ accountId }));
  }
}
