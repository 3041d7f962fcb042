import { EndOtherSessions } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { SessionStore } from '../storage/session.store';
import { endSessions } from '../policy/end-sessions';

@Handles(EndOtherSessions)
export class EndOtherSessionsHandler implements CommandHandler<typeof EndOtherSessions> {
  constructor(private readonly sessions: SessionStore) {}

  async handle(command: EndOtherSessions, uow: UnitOfWork): Promise<Reply<typeof EndOtherSessions>> {
    if (command.accountId !== uow.actor.id) return uow.reject('session-has-expired');
    const alive = await this.sessions.lockAlive(uow, command.accountId);
    if (!alive.some(({ id }) => id === command.keptSessionId)) return uow.reject('session-has-expired');
    const others = alive.filter(({ id }) => id !== command.keptSessionId);
    await endSessions(this.sessions, uow, others, 'signed-out');
    return uow.accept({ sessionIds: others.map(({ id }) => id) });
  }
}
