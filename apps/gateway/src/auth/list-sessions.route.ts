import { Controller, Get, Header } from '@nestjs/common';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { AskAuth, type AuthQuestions } from '../policy/questions';
import { Route } from '../policy/route.decorator';
import { SessionList } from './list-sessions.dto';

@Controller({ path: 'me/sessions', version: '1' })
export class ListSessionsRoute {
  constructor(@AskAuth() private readonly auth: AuthQuestions) {}

  @Get()
  @Header('cache-control', 'no-store')
  @Route({
    tag: 'sessions',
    summary: 'Where I am signed in, latest used first',
    access: 'signed-in',
    status: 200,
    answer: SessionList,
    seeds: [],
  })
  async listSessions(@FromCaller() caller: Caller): Promise<SessionList> {
    const { accountId, sessionId: current } = signedIn(caller);
    const context = { correlationId: caller.correlationId, actorId: accountId };
    const { sessions } = await this.auth.ask('ListSessions', { accountId }, context);
    return {
      sessions: sessions.map(({ sessionId, device = null, ...times }) => ({
        id: sessionId,
        ...times,
        device,
        current: sessionId === current,
      })),
    };
  }
}
