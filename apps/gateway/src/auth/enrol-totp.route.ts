import { Controller, Post, Header } from '@nestjs/common';
import { EnrolTotp } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { TotpEnrolled } from './enrol-totp.dto';

@Controller({ path: 'me/mfa/totp', version: '1' })
export class EnrolTotpRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'second factor',
    summary: 'Get a secret for my authenticator app; it protects nothing yet',
    access: 'signed-in',
    status: 201,
    answer: TotpEnrolled,
    errors: ['validation-error', ...EnrolTotp.errors, 'cross-site-request', 'idempotency-key-reused', 'reply-timeout'],
    seeds: [],
  })
  async enrolTotp(@FromCaller() caller: Caller): Promise<TotpEnrolled> {
    const { accountId } = signedIn(caller);
    const { enrolment } = await this.commands.send(EnrolTotp, caller, () => ({ accountId }));
    return await enrolment.open();
  }
}
