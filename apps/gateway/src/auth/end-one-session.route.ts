import { Controller, Delete, Param } from '@nestjs/common';
import { EndSession, SessionId } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { FromCaller, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { Route } from '../policy/route.decorator';

@Controller({ path: 'me/sessions', version: '1' })
export class EndOneSessionRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
  ) {}

  @Delete(':sessionId')
  @Route({
    tag: 'sessions',
    summary: 'Sign out on another device: that session ends at once',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', 'session-not-found', 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async endOneSession(
    @Param('sessionId', { schema: SessionId }) sessionId: string,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    await this.commands.send(EndSession, caller, () => ({ sessionId })).catch(notFoundIfRejected);
    this.sessions.ended(sessionId);
  }
}

/** The caller's own session is alive, or the guard would have said so; the one named is not theirs. */
function notFoundIfRejected(error: unknown): never {
  const rejected = error instanceof ProblemError && error.code === 'session-has-expired';
  throw rejected ? new ProblemError('session-not-found') : error;
}
