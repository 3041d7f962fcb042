import { Controller, Get, Header, Param } from '@nestjs/common';
import { ProfileKind, Username } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { AskUser, type UserQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { PublicProfile } from './get-public-profile.dto';

@Controller({ path: 'users/:username', version: '1' })
export class GetPublicProfileRoute {
  constructor(@AskUser() private readonly users: UserQuestions) {}

  @Get()
  @Header('cache-control', 'no-cache')
  @Route({
    tag: 'users',
    summary: 'The public profile of a person',
    access: 'optional',
    status: 200,
    answer: PublicProfile,
    errors: ['validation-error', 'user-not-found'],
    seeds: ['CT GET /api/user/get/:username'],
  })
  async getPublicProfile(
    @Param('username', { schema: Username }) username: string,
    @FromCaller() { correlationId }: Caller,
  ): Promise<PublicProfile> {
    const { accountId, hasPhoto, kind, ...profile } = await this.users.ask(
      'GetPublicProfile',
      { username },
      { correlationId },
    );
    return { ...profile, id: accountId, kind: ProfileKind.parse(kind), isProfilePicPresent: hasPhoto };
  }
}
