import { Body, Controller, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { NameAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { NameAccountBody } from './name-account.dto';

@Controller({ path: 'wallet/accounts/:accountId/label', version: '1' })
export class NameAccountRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'wallet',
    summary: 'Give an account of mine a name that only I read',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...NameAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async nameAccount(
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: NameAccountBody }) { label }: NameAccountBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(NameAccount, caller, () => ({ accountId, ownerId, label }));
  }
}
