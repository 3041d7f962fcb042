import { Body, Controller, Post, Header } from '@nestjs/common';
import { RenewRecoveryCodes } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { OptionalCodeBody, RecoveryCodes } from './second-factor.dto';

@Controller({ path: 'me/mfa/recovery-codes', version: '1' })
export class RenewRecoveryCodesRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'second factor',
    summary: 'New recovery codes; the old ones are withdrawn',
    access: 'signed-in',
    limit: 'credentials',
    status: 201,
    answer: RecoveryCodes,
    errors: [
      'validation-error',
      ...RenewRecoveryCodes.errors,
      'cross-site-request',
      'idempotency-key-reused',
      'reply-timeout',
    ],
    seeds: [],
  })
  async renewRecoveryCodes(
    @Body({ schema: OptionalCodeBody }) body: OptionalCodeBody,
    @FromCaller() caller: Caller,
  ): Promise<RecoveryCodes> {
    const { accountId } = signedIn(caller);
    const { recoveryCodes } = await this.commands.send(RenewRecoveryCodes, caller, () => ({
      accountId,
      code: body?.code,
    }));
    return { recoveryCodes: await recoveryCodes.open() };
  }
}
