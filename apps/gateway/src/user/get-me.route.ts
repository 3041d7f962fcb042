import { Controller, Get, Header } from '@nestjs/common';
import { ProblemError } from '@portfel/platform';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, AskUser, type AuthQuestions, type UserQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { Me } from './get-me.dto';

@Controller({ path: 'me', version: '1' })
export class GetMeRoute {
  constructor(
    @AskAuth() private readonly auth: AuthQuestions,
    @AskUser() private readonly users: UserQuestions,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'me',
    summary: 'My account and profile',
    access: 'signed-in',
    status: 200,
    answer: Me,
    seeds: ['GS GET /users/profile', 'SD GET /user/profile'],
  })
  async getMe(@FromCaller() caller: Caller): Promise<Me> {
    const { accountId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId };
    const [account, profile] = await Promise.all([
      this.auth.ask('GetAccount', { accountId }, context),
      this.users.ask('GetProfile', { accountId }, context).catch(notThereYet),
    ]);
    const { username, email, confirmed, role, createdAt } = account;
    return {
      id: accountId,
      username,
      email,
      confirmed,
      role,
      createdAt,
      profile: profile && Me.shape.profile.parse(profile),
    };
  }
}

function notThereYet(error: unknown): null {
  if (error instanceof ProblemError && error.code === 'user-not-found') return null;
  throw error;
}
