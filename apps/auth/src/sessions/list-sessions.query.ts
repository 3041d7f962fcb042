import type { Metadata } from '@grpc/grpc-js';
import { Inject } from '@nestjs/common';
import type { ListSessionsRequest, ListSessionsResponse } from '@portfel/contracts';
import { CLOCK, isAskedBy, notFound, Question, Questions, type Clock } from '@portfel/platform';
import { lastUsedAt } from '../domain/session';
import { SessionStore } from '../storage/session.store';

@Questions()
export class ListSessionsQuery {
  constructor(
    private readonly sessions: SessionStore,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  @Question('AuthQueryService', 'ListSessions')
  async listSessions({ accountId }: ListSessionsRequest, metadata: Metadata): Promise<ListSessionsResponse> {
    if (!isAskedBy(metadata, accountId)) throw notFound('user-not-found');
    const sessions = await this.sessions.listAlive(accountId, this.now());
    return {
      sessions: sessions.map((session) => ({
        sessionId: session.id,
        openedAt: session.createdAt.toISOString(),
        lastUsedAt: lastUsedAt(session).toISOString(),
        device: session.device ?? undefined,
      })),
    };
  }
}
