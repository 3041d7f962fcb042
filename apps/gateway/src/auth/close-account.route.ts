import { Body, Controller, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CloseAccount } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { RefreshCookie } from '../policy/refresh-cookie';
import { Route } from '../policy/route.decorator';
import { CloseAccountBody } from './close-account.dto';

@Controller({ path: 'me/closure', version: '1' })
export class CloseAccountRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
    private readonly cookie: RefreshCookie,
  ) {}

  @Post()
  @Route({
    tag: 'accounts',
    summary: 'Close my account for good: everything of it is deleted, and all sessions end at once',
    access: 'signed-in',
    limit: 'credentials',
    status: 204,
    errors: ['validation-error', ...CloseAccount.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT POST /api/user/close-account', 'SD DELETE /users/:id'],
  })
  async closeAccount(
    @Body({ schema: CloseAccountBody }) body: CloseAccountBody,
    @FromCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { accountId } = signedIn(caller);
    const { sessionIds } = await this.commands.send(CloseAccount, caller, () => ({ accountId, ...body }));
    for (const sessionId of sessionIds) this.sessions.ended(sessionId);
    this.cookie.clear(reply);
  }
}
