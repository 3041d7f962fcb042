import { Controller, Delete, Param } from '@nestjs/common';
import { z } from 'zod';
import { ReleaseHold } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'wallet/holds', version: '1' })
export class ReleaseHoldRoute {
  constructor(private readonly commands: Commands) {}

  @Delete(':holdId')
  @Route({
    tag: 'wallet',
    summary: 'Do without money that was set aside for me',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...ReleaseHold.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async releaseHold(
    @Param('holdId', { schema: z.uuid() }) holdId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: beneficiaryId } = signedIn(caller);
    await this.commands.send(ReleaseHold, caller, () => ({ holdId, beneficiaryId }));
  }
}
