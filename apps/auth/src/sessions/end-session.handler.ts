import { EndSession } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SessionStore } from '../storage/session.store';
import { endSessions } from '../policy/end-sessions';

@Handles(EndSession)
export class EndSessionHandler implements CommandHandler<typeof EndSession> {
  constructor(private readonly sessions: SessionStore) {}

  async handle(command: EndSession, uow: UnitOfWork): Promise<Reply<typeof EndSession>> {
    const session = await this.sessions.lock(uow, command.sessionId);
    if (!session || session.accountId !== uow.actor.id) return uow.reject('session-has-expired');
    if (!session.endedAt) await endSessions(this.sessions, uow, [session], 'signed-out');
    return uow.accept({ sessionId: session.id });
  }
}
