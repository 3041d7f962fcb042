import { Body, Controller, Put } from '@nestjs/common';
import { ChangeUsername } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { ChangeUsernameBody, UsernameAnswer } from './change-username.dto';

@Controller({ path: 'me/username', version: '1' })
export class ChangeUsernameRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'me',
    summary: 'Go by another username',
    access: 'signed-in',
    status: 200,
    answer: UsernameAnswer,
    errors: ['validation-error', ...ChangeUsername.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT PATCH /api/user/set-personal-settings'],
  })
  changeUsername(@Body({ schema: ChangeUsernameBody }) { username }: ChangeUsernameBody, @FromCaller() caller: Caller) {
    const { accountId } = signedIn(caller);
    return this.commands.send(ChangeUsername, caller, () => ({ accountId, username }));
  }
}
