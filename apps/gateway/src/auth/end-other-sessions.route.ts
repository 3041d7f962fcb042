import { Controller, Delete } from '@nestjs/common';
import { EndOtherSessions } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { LiveSessions } from '../policy/live-sessions';
import { Route } from '../policy/route.decorator';
import { OtherSessionsEnded } from './end-other-sessions.dto';

@Controller({ path: 'me/sessions', version: '1' })
export class EndOtherSessionsRoute {
  constructor(
    private readonly commands: Commands,
    private readonly sessions: LiveSessions,
  ) {}

  @Delete()
  @Route({
    tag: 'sessions',
    summary: 'Sign out everywhere else: all my other sessions end at once',
    access: 'signed-in',
    status: 200,
    answer: OtherSessionsEnded,
    errors: ['validation-error', 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async endOtherSessions(@FromCaller() caller: Caller): Promise<OtherSessionsEnded> {
    const { accountId, sessionId: keptSessionId } = signedIn(caller);
    const data = { accountId, keptSessionId };
    const { sessionIds } = await this.commands.send(EndOtherSessions, caller, () => data);
    for (const sessionId of sessionIds) this.sessions.ended(sessionId);
    return { ended: sessionIds.length };
  }
}
