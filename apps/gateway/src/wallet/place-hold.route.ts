import { Body, Controller, Post } from '@nestjs/common';
import { PlaceHold } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { StepUp, stepUpErrors } from '../policy/step-up';
import { HoldReceipt, PlaceHoldBody } from './place-hold.dto';

@Controller({ path: 'wallet/holds', version: '1' })
export class PlaceHoldRoute {
  constructor(
    private readonly stepUp: StepUp,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Set money aside for somebody',
    access: 'signed-in',
    limit: 'code',
    status: 201,
    answer: HoldReceipt,
    errors: [
      'validation-error',
      'user-not-found',
      ...PlaceHold.errors,
      ...stepUpErrors,
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: [],
  })
  async placeHold(@Body({ schema: PlaceHoldBody }) body: PlaceHoldBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    const { beneficiary, code, ...hold } = body;
    const { correlationId } = caller;
    const { accountId: beneficiaryId } = await this.auth.ask('FindPerson', beneficiary, { correlationId });
    return this.stepUp.send(PlaceHold, caller, code, (holdId) => ({ ...hold, holdId, ownerId, beneficiaryId }));
  }
}
