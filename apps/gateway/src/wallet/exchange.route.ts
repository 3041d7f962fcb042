import { Body, Controller, Post } from '@nestjs/common';
import { Exchange } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ExchangeBody, ExchangeReceipt } from './exchange.dto';

@Controller({ path: 'wallet/exchanges', version: '1' })
export class ExchangeRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Exchange between two accounts of mine, at a quote',
    access: 'signed-in',
    status: 201,
    answer: ExchangeReceipt,
    errors: ['validation-error', ...Exchange.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  exchange(@Body({ schema: ExchangeBody }) { quote }: ExchangeBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    return this.commands.send(Exchange, caller, (transferId) => ({ transferId, ownerId, quote }));
  }
}
