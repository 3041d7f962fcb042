import { StatementReady, TellStatement } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { monthAfter } from '../domain/book-month';
import { StatementScheduleStore } from '../storage/statement-schedule.store';

@Handles(TellStatement)
export class TellStatementHandler implements CommandHandler<typeof TellStatement> {
  constructor(private readonly schedules: StatementScheduleStore) {}

  async handle(due: TellStatement, uow: UnitOfWork): Promise<Reply<typeof TellStatement>> {
    if (uow.actor.type !== 'service') return uow.reject('wallet-not-found');
    const told = await this.schedules.pass(uow, due, monthAfter(due.month));
    if (told) uow.publish(StatementReady, due);
    return uow.accept({ told });
  }
}
