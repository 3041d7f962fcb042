import { Controller, Get, Header } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { SecondFactor } from './get-second-factor.dto';

@Controller({ path: 'me/mfa', version: '1' })
export class GetSecondFactorRoute {
  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'second factor',
    summary: 'What is asked for besides my password',
    access: 'signed-in',
    status: 200,
    answer: SecondFactor,
    seeds: [],
  })
  async getSecondFactor(@FromCaller() caller: Caller): Promise<SecondFactor> {
    const { accountId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId };
    const { totpActive, phoneMasked, recoveryCodesLeft } = await this.auth.ask('GetAccount', { accountId }, context);
    return { totp: totpActive, phone: phoneMasked ?? null, recoveryCodesLeft };
  }
}
