import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { CaptureHold } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { CaptureHoldBody, CaptureReceipt } from './capture-hold.dto';

@Controller({ path: 'wallet/holds', version: '1' })
export class CaptureHoldRoute {
  constructor(private readonly commands: Commands) {}

  @Post(':holdId/capture')
  @Route({
    tag: 'wallet',
    summary: 'Take money that was set aside for me, all of it or a part, once',
    access: 'signed-in',
    status: 201,
    answer: CaptureReceipt,
    errors: ['validation-error', ...CaptureHold.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  captureHold(
    @Param('holdId', { schema: z.uuid() }) holdId: string,
    @Body({ schema: CaptureHoldBody }) { amount }: CaptureHoldBody,
    @FromCaller() caller: Caller,
  ) {
    const { accountId: beneficiaryId } = signedIn(caller);
    return this.commands.send(CaptureHold, caller, (transferId) => ({ transferId, holdId, beneficiaryId, amount }));
  }
}
