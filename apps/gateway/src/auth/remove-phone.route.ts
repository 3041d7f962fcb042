import { Body, Controller, Delete } from '@nestjs/common';
import { RemovePhone } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { PhoneRemoval } from './remove-phone.dto';
import { OptionalCodeBody } from './second-factor.dto';

@Controller({ path: 'me/mfa/phone', version: '1' })
export class RemovePhoneRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'second factor',
    summary: 'Remove my number; without a code one is sent',
    access: 'signed-in',
    limit: 'credentials',
    status: 200,
    answer: PhoneRemoval,
    errors: ['validation-error', ...RemovePhone.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/remove-phone'],
  })
  async removePhone(
    @Body({ schema: OptionalCodeBody }) body: OptionalCodeBody,
    @FromCaller() caller: Caller,
  ): Promise<PhoneRemoval> {
    const { accountId } = signedIn(caller);
    return await this.commands.send(RemovePhone, caller, () => ({ accountId, code: body?.code }));
  }
}
