import { Controller, Delete, Param } from '@nestjs/common';
import { z } from 'zod';
import { CloseLedgerAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'wallet/accounts/:accountId', version: '1' })
export class CloseLedgerAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'wallet',
    summary: 'Close an empty account of mine; what happened on it stays',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...CloseLedgerAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async closeLedgerAccount(
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(CloseLedgerAccount, caller, () => ({ accountId, ownerId }));
  }
}
