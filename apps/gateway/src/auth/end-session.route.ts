import { Controller, Delete, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { EndSession } from '@portfel/contracts';
import { StillPending } from '../policy/still-pending';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { RefreshCookie } from '../policy/refresh-cookie';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'sessions/current', version: '1' })
export class EndSessionRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
    private readonly cookie: RefreshCookie,
  ) {}

  @Delete()
  @Route({
    tag: 'sessions',
    summary: 'Sign out: this session ends at once',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: ['CT GET /api/user/logout'],
  })
  async endSession(@FromCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const { sessionId } = signedIn(caller);
    try {
      await this.commands.send(EndSession, caller, () => ({ sessionId }));
    } catch (error) {
      // Once the broker has the command the session will end, however long auth takes.
      if (error instanceof StillPending) this.forget(sessionId, reply);
      throw error;
    }
    this.forget(sessionId, reply);
  }

  private forget(sessionId: string, reply: FastifyReply): void {
    this.sessions.ended(sessionId);
    this.cookie.clear(reply);
  }
}
