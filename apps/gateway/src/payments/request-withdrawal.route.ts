import { Body, Controller, Post } from '@nestjs/common';
import { RequestWithdrawal } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Route } from '../policy/route.decorator';
import { StepUp, stepUpErrors } from '../policy/step-up';
import { RequestedPayment } from './request-deposit.dto';
import { RequestWithdrawalBody } from './request-withdrawal.dto';

@Controller({ path: 'wallet/withdrawals', version: '1' })
export class RequestWithdrawalRoute {
  constructor(private readonly stepUp: StepUp) {}

  @Post()
  @Route({
    tag: 'payments',
    summary: 'Pay money to a bank account; it is set aside at once and leaves once the bank has paid',
    access: 'signed-in',
    limit: 'code',
    status: 201,
    answer: RequestedPayment,
    errors: [
      'validation-error',
      ...RequestWithdrawal.errors,
      ...stepUpErrors,
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: [],
  })
  requestWithdrawal(
    @Body({ schema: RequestWithdrawalBody }) body: RequestWithdrawalBody,
    @FromCaller() caller: Caller,
  ) {
    const { accountId: ownerId } = signedIn(caller);
    const { code, ...asked } = body;
    return this.stepUp.send(RequestWithdrawal, caller, code, (paymentId) => ({ ...asked, paymentId, ownerId }));
  }
}
