import { Controller, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefreshSession, SessionId } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { RefreshCookie } from '../policy/refresh-cookie';
import { Route } from '../policy/route.decorator';
import { sessionAnswer, SessionAnswer } from './session.dto';

@Controller({ path: 'sessions/refresh', version: '1' })
export class RefreshSessionRoute {
  constructor(
    private readonly commands: Commands,
    private readonly cookie: RefreshCookie,
  ) {}

  /** Needs the cookie only: it is there to be used when the access token has expired (CT-A07). */
  @Post()
  @Route({
    tag: 'sessions',
    summary: 'Exchange the refresh cookie for new tokens',
    access: 'public',
    status: 200,
    answer: SessionAnswer,
    errors: [...RefreshSession.errors, 'cross-site-request', 'reply-timeout'],
    seeds: ['CT GET /api/auth/refresh'],
  })
  async refreshSession(
    @FromCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const refreshToken = this.cookie.read(request) ?? '';
    const sessionId = SessionId.safeParse(refreshToken.split('.')[0]);
    try {
      if (!sessionId.success || refreshToken.length > 200) throw new ProblemError('invalid-token');
      const granted = await this.commands.send(RefreshSession, caller, () => ({
        sessionId: sessionId.data,
        refreshToken,
      }));
      this.cookie.write(reply, await granted.refreshToken.open(), granted.refreshTokenSeconds);
      return await sessionAnswer(granted);
    } catch (error) {
      const refused = error instanceof ProblemError && ['invalid-token', 'session-has-expired'].includes(error.code);
      if (refused) this.cookie.clear(reply);
      throw error;
    }
  }
}
