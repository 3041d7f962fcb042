import { Body, Controller, Post } from '@nestjs/common';
import { TransferFunds } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { StepUp, stepUpErrors } from '../policy/step-up';
import { TransferFundsBody, TransferReceipt } from './transfer-funds.dto';

@Controller({ path: 'wallet/transfers', version: '1' })
export class TransferFundsRoute {
  constructor(
    private readonly stepUp: StepUp,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Send money to a person, or to another account of mine (GS-W06)',
    access: 'signed-in',
    limit: 'code',
    status: 201,
    answer: TransferReceipt,
    errors: [
      'validation-error',
      'user-not-found',
      ...TransferFunds.errors,
      ...stepUpErrors,
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: [],
  })
  async transferFunds(@Body({ schema: TransferFundsBody }) body: TransferFundsBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    const { code, ...asked } = body;
    const to = 'username' in body.to ? await this.personOf(body.to.username, caller) : body.to;
    return this.stepUp.send(TransferFunds, caller, code, (transferId) => ({ ...asked, transferId, ownerId, to }));
  }

  private async personOf(username: string, { correlationId }: Caller): Promise<{ ownerId: string }> {
    const { accountId: ownerId } = await this.auth.ask('FindPerson', { username }, { correlationId });
    return { ownerId };
  }
}
