import { Body, Controller, Patch } from '@nestjs/common';
import { ChangeProfile } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ChangeProfileBody } from './change-profile.dto';

@Controller({ path: 'me/profile', version: '1' })
export class ChangeProfileRoute {
  constructor(private readonly commands: Commands) {}

  @Patch()
  @Route({
    tag: 'me',
    summary: 'Change what my profile says and whether it shows my e-mail address',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...ChangeProfile.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT PATCH /api/user/set-personal-settings', 'SD PUT /user/profile'],
  })
  async changeProfile(
    @Body({ schema: ChangeProfileBody }) changes: ChangeProfileBody,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId } = signedIn(caller);
    await this.commands.send(ChangeProfile, caller, () => ({ accountId, changes }));
  }
}
