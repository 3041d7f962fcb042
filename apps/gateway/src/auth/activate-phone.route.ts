import { Body, Controller, Put, Header } from '@nestjs/common';
import { ActivatePhone } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { PhoneAndCodeBody, RecoveryCodes } from './second-factor.dto';

@Controller({ path: 'me/mfa/phone', version: '1' })
export class ActivatePhoneRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'second factor',
    summary: 'Set the number that got the code',
    access: 'signed-in',
    limit: 'credentials',
    status: 200,
    answer: RecoveryCodes,
    errors: [
      'validation-error',
      ...ActivatePhone.errors,
      'cross-site-request',
      'idempotency-key-reused',
      'reply-timeout',
    ],
    seeds: ['CT POST /api/user/set-phone'],
  })
  async activatePhone(
    @Body({ schema: PhoneAndCodeBody }) { phone, code }: PhoneAndCodeBody,
    @FromCaller() caller: Caller,
  ): Promise<RecoveryCodes> {
    const { accountId } = signedIn(caller);
    const { recoveryCodes } = await this.commands.send(ActivatePhone, caller, () => ({ accountId, phone, code }));
    return { recoveryCodes: await recoveryCodes.open() };
  }
}
