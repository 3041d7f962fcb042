import { Body, Controller, Post } from '@nestjs/common';
import { RequestPhone } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { CodeSent, PhoneBody } from './second-factor.dto';

@Controller({ path: 'me/mfa/phone', version: '1' })
export class RequestPhoneRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'second factor',
    summary: 'Have a code sent to the number that shall protect my account',
    access: 'signed-in',
    limit: 'mail',
    status: 200,
    answer: CodeSent,
    errors: ['validation-error', ...RequestPhone.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/set-phone'],
  })
  async requestPhone(
    @Body({ schema: PhoneBody }) { phone }: PhoneBody,
    @FromCaller() caller: Caller,
  ): Promise<CodeSent> {
    const { accountId } = signedIn(caller);
    await this.commands.send(RequestPhone, caller, () => ({ accountId, phone }));
    return { status: 'code-sent' };
  }
}
