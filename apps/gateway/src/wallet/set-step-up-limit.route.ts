import { Body, Controller, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { SetStepUpLimit } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Route } from '../policy/route.decorator';
import { StepUp, stepUpErrors } from '../policy/step-up';
import { SetStepUpLimitBody } from './set-step-up-limit.dto';

@Controller({ path: 'wallet/accounts/:accountId/step-up-limit', version: '1' })
export class SetStepUpLimitRoute {
  constructor(private readonly stepUp: StepUp) {}

  @Put()
  @Route({
    tag: 'wallet',
    summary: 'Set how much may leave an account of mine in a day without my second factor; less needs no code',
    access: 'signed-in',
    limit: 'code',
    status: 204,
    errors: [
      'validation-error',
      ...SetStepUpLimit.errors,
      ...stepUpErrors,
      'cross-site-request',
      'idempotency-key-reused',
    ],
    pending: true,
    seeds: [],
  })
  async setStepUpLimit(
    @Param('accountId', { schema: z.uuid() }) accountId: string,
    @Body({ schema: SetStepUpLimitBody }) { above, code }: SetStepUpLimitBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.stepUp.send(SetStepUpLimit, caller, code, () => ({ accountId, ownerId, above }));
  }
}
