import { Body, Controller, Post } from '@nestjs/common';
import { Exchange } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Route } from '../policy/route.decorator';
import { StepUp, stepUpErrors } from '../policy/step-up';
import { ExchangeBody, ExchangeReceipt } from './exchange.dto';

@Controller({ path: 'wallet/exchanges', version: '1' })
export class ExchangeRoute {
  constructor(private readonly stepUp: StepUp) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Exchange between two accounts of mine, at a quote',
    access: 'signed-in',
    limit: 'code',
    status: 201,
    answer: ExchangeReceipt,
    errors: ['validation-error', ...Exchange.errors, ...stepUpErrors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  exchange(@Body({ schema: ExchangeBody }) { quote, code }: ExchangeBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    return this.stepUp.send(Exchange, caller, code, (transferId) => ({ transferId, ownerId, quote }));
  }
}
