import { Controller, Get, Header, Param } from '@nestjs/common';
import { z } from 'zod';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskPayments, type PaymentQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { PaymentAnswer } from './list-payments.dto';

@Controller({ path: 'wallet/payments/:paymentId', version: '1' })
export class GetPaymentRoute {
  constructor(@AskPayments() private readonly payments: PaymentQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'payments',
    summary: 'How a deposit or a withdrawal stands',
    access: 'signed-in',
    status: 200,
    answer: PaymentAnswer,
    errors: ['payment-not-found'],
    seeds: [],
  })
  async getPayment(
    @Param('paymentId', { schema: z.uuid() }) paymentId: string,
    @FromCaller() caller: Caller,
  ): Promise<PaymentAnswer> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const { payment } = await this.payments.ask('GetPayment', { ownerId, paymentId }, context);
    return PaymentAnswer.parse(payment);
  }
}
