import { Body, Controller, Post } from '@nestjs/common';
import { RequestDeposit } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { RequestDepositBody, RequestedPayment } from './request-deposit.dto';

@Controller({ path: 'wallet/deposits', version: '1' })
export class RequestDepositRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'payments',
    summary: 'Ask the bank for money; it is on the account once the bank has said so',
    access: 'signed-in',
    status: 201,
    answer: RequestedPayment,
    errors: ['validation-error', ...RequestDeposit.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  requestDeposit(@Body({ schema: RequestDepositBody }) body: RequestDepositBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    return this.commands.send(RequestDeposit, caller, (paymentId) => ({ ...body, paymentId, ownerId }));
  }
}
