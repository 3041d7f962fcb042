import { Controller, Get, Header } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, AskUser, type AuthQuestions, type UserQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { Settings } from './get-settings.dto';

@Controller({ path: 'me/settings', version: '1' })
export class GetSettingsRoute {
  constructor(
    @AskAuth() private readonly auth: AuthQuestions,
    @AskUser() private readonly users: UserQuestions,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'me',
    summary: 'My settings',
    access: 'signed-in',
    status: 200,
    answer: Settings,
    errors: ['user-not-found'],
    seeds: ['CT GET /api/user/get-settings', 'SD GET /user/profile'],
  })
  async getSettings(@FromCaller() caller: Caller): Promise<Settings> {
    const { accountId } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId };
    const [account, profile] = await Promise.all([
      this.auth.ask('GetAccount', { accountId }, context),
      this.users.ask('GetProfile', { accountId }, context),
    ]);
    return {
      isProfilePicPresent: profile.hasPhoto,
      securitySettings: {
        publicEmail: profile.publicEmail,
        emailChanged: account.emailChangedAt ?? null,
        passwordChanged: account.passwordChangedAt ?? null,
        phone: account.phoneMasked ?? null,
        email: account.email,
        totp: account.totpActive,
      },
      personalSettings: {
        id: accountId,
        firstName: profile.firstName ?? null,
        lastName: profile.lastName ?? null,
        username: account.username,
        twitter: profile.twitter ?? null,
        linkedIn: profile.linkedIn ?? null,
        personalWebsite: profile.personalWebsite ?? null,
        title: profile.title ?? null,
        bio: profile.bio ?? null,
        createdAt: account.createdAt,
      },
    };
  }
}
