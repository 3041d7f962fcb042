import { Body, Controller, Post } from '@nestjs/common';
import { PlaceHold } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { HoldReceipt, PlaceHoldBody } from './place-hold.dto';

@Controller({ path: 'wallet/holds', version: '1' })
export class PlaceHoldRoute {
  constructor(
    private readonly commands: Commands,
    @AskAuth() private readonly auth: AuthQuestions,
  ) {}

  @Post()
  @Route({
    tag: 'wallet',
    summary: 'Set money aside for somebody',
    access: 'signed-in',
    status: 201,
    answer: HoldReceipt,
    errors: ['validation-error', 'user-not-found', ...PlaceHold.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async placeHold(@Body({ schema: PlaceHoldBody }) body: PlaceHoldBody, @FromCaller() caller: Caller) {
    const { accountId: ownerId } = signedIn(caller);
    const { beneficiary, ...hold } = body;
    const { correlationId } = caller;
    const { accountId: beneficiaryId } = await this.auth.ask('FindPerson', beneficiary, { correlationId });
    return this.commands.send(PlaceHold, caller, (holdId) => ({ ...hold, holdId, ownerId, beneficiaryId }));
  }
}
