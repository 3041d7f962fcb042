import { Body, Controller, Put, Header } from '@nestjs/common';
import { ActivateTotp } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { CodeBody, RecoveryCodes } from './second-factor.dto';

@Controller({ path: 'me/mfa/totp', version: '1' })
export class ActivateTotpRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'second factor',
    summary: 'Switch my authenticator app on with a code of it',
    access: 'signed-in',
    limit: 'credentials',
    status: 200,
    answer: RecoveryCodes,
    errors: [
      'validation-error',
      ...ActivateTotp.errors,
      'cross-site-request',
      'idempotency-key-reused',
      'reply-timeout',
    ],
    seeds: ['CT POST /api/user/set-2fa'],
  })
  async activateTotp(
    @Body({ schema: CodeBody }) { code }: CodeBody,
    @FromCaller() caller: Caller,
  ): Promise<RecoveryCodes> {
    const { accountId } = signedIn(caller);
    const { recoveryCodes } = await this.commands.send(ActivateTotp, caller, () => ({ accountId, code }));
    return { recoveryCodes: await recoveryCodes.open() };
  }
}
