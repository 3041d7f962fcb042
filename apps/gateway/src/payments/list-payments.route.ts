import { Controller, Get, Header, Query } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskPayments, type PaymentQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { PaymentAnswer, PaymentList, PaymentsQuery } from './list-payments.dto';

@Controller({ path: 'wallet/payments', version: '1' })
export class ListPaymentsRoute {
  constructor(@AskPayments() private readonly payments: PaymentQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'payments',
    summary: 'My deposits and withdrawals, latest first',
    access: 'signed-in',
    status: 200,
    answer: PaymentList,
    seeds: [],
  })
  async listPayments(
    @Query({ schema: PaymentsQuery }) { cursor = '', limit }: PaymentsQuery,
    @FromCaller() caller: Caller,
  ): Promise<PaymentList> {
    const { accountId: ownerId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: ownerId };
    const { payments, nextCursor } = await this.payments.ask('ListPayments', { ownerId, cursor, limit }, context);
    return { rows: payments.map((payment) => PaymentAnswer.parse(payment)), nextCursor: nextCursor || undefined };
  }
}
