import { Body, Controller, Post } from '@nestjs/common';
import { SignUp } from '@portfel/contracts';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { AccountCreated, SignUpBody } from './sign-up.dto';

@Controller({ path: 'accounts', version: '1' })
export class SignUpRoute {
  constructor(private readonly commands: Commands) {}

  @Post()
  @Route({
    tag: 'accounts',
    summary: 'Sign up; the link in the mail confirms the account, then it can be signed in to',
    access: 'public',
    limit: 'credentials',
    status: 201,
    answer: AccountCreated,
    errors: ['validation-error', ...SignUp.errors, 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/sign-up', 'SD POST /asgardian/signup'],
  })
  async signUp(@Body({ schema: SignUpBody }) body: SignUpBody, @FromCaller() caller: Caller) {
    const { email, username, password, termsAccepted, language = caller.language, ...profile } = body;
    const created = await this.commands.send(SignUp, caller, (accountId) => ({
      accountId,
      username,
      email,
      password,
      profile,
      termsAccepted,
      language,
    }));
    return { ...created, email };
  }
}
