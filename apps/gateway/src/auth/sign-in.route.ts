import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignIn } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { RefreshCookie } from '../policy/refresh-cookie';
import { Route } from '../policy/route.decorator';
import { deviceName } from './device-name';
import { sessionAnswer, SessionAnswer } from './session.dto';
import { SignInBody } from './sign-in.dto';

@Controller({ path: 'sessions', version: '1' })
export class SignInRoute {
  constructor(
    private readonly commands: Commands,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post()
  @Route({
    tag: 'sessions',
    summary: 'Sign in',
    access: 'public',
    limit: 'credentials',
    status: 201,
    answer: SessionAnswer,
    errors: ['validation-error', ...SignIn.errors, 'idempotency-key-reused', 'reply-timeout'],
    seeds: ['CT POST /api/user/sign-in', 'SD POST /asgardian/login', 'GS POST /users/auth/login'],
  })
  async signIn(
    @Body({ schema: SignInBody }) body: SignInBody,
    @FromCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const device = deviceName(caller.userAgent);
    const granted = await this.commands
      .send(SignIn, caller, (sessionId) => ({ sessionId, ...body, device }))
      .catch(atEmail);
    this.cookie.write(reply, await granted.refreshToken.open(), granted.refreshTokenSeconds);
    return await sessionAnswer(granted);
  }
}

/** Wrong credentials are told at the first field, in words that do not say which of the two is wrong (SD-U02). */
function atEmail(error: unknown): never {
  if (!(error instanceof ProblemError) || error.code !== 'wrong-credentials') throw error;
  throw new ProblemError(error.code, { fields: { email: ['or the password is wrong'] } });
}
