import { Body, Controller, Post, UseGuards } from '@nestjs/common';
import { SettlePayment } from '@portfel/contracts';
import { BankSignatureGuard } from '../policy/bank-signature.guard';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { TakesSignedBody } from '../policy/signed-body';
import { BankNews } from './settle-payment.dto';

@Controller({ path: 'payments/webhooks/bank', version: '1' })
export class SettlePaymentRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @TakesSignedBody()
  @UseGuards(BankSignatureGuard)
  @Route({
    tag: 'payments',
    summary: 'The bank says how a payment has ended; signed by it. 204 once it is kept',
    access: 'public',
    status: 204,
    untold: true,
    errors: ['invalid-signature'],
    seeds: [],
  })
  async settlePayment(@Body({ schema: BankNews }) body: BankNews, @FromCaller() caller: Caller): Promise<void> {
    const { eventId, ...news } = body;
    // What the bank says twice is one command.
    const bank: Caller = { ...caller, actor: { type: 'service', id: 'bank' }, idempotencyKey: eventId };
    await this.commands.post(SettlePayment, bank, () => ({ ...news, providerEventId: eventId }));
  }
}
