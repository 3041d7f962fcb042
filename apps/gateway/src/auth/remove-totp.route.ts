import { Body, Controller, Delete } from '@nestjs/common';
import { RemoveTotp } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { CodeBody } from './second-factor.dto';

@Controller({ path: 'me/mfa/totp', version: '1' })
export class RemoveTotpRoute {
  constructor(private readonly commands: Commands) {}

  @Delete()
  @Route({
    tag: 'second factor',
    summary: 'Switch my authenticator app off',
    access: 'signed-in',
    limit: 'credentials',
    status: 204,
    errors: ['validation-error', ...RemoveTotp.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/remove-2fa'],
  })
  async removeTotp(@Body({ schema: CodeBody }) { code }: CodeBody, @FromCaller() caller: Caller): Promise<void> {
    const { accountId } = signedIn(caller);
    await this.commands.send(RemoveTotp, caller, () => ({ accountId, code }));
  }
}
