import { Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { ReverseTransfer } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ReversalReceipt } from './reverse-transfer.dto';

@Controller({ path: 'wallet/transfers/:transferId/reversal', version: '1' })
export class ReverseTransferRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Give back what I was paid; admins take back what was sent, granted or burned',
    access: 'signed-in',
    status: 201,
    answer: ReversalReceipt,
    errors: ['validation-error', ...ReverseTransfer.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  reverseTransfer(@Param('transferId', { schema: z.uuid() }) transferId: string, @FromCaller() caller: Caller) {
    return this.commands.send(ReverseTransfer, caller, (reversalId) => ({ reversalId, transferId }));
  }
}
