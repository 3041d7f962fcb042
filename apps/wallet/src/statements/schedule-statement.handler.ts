import { ScheduleStatement } from '@portfel/contracts';
import { Handles, type CommandHandler, type Reply, type UnitOfWork } from '@portfel/messaging';
import { monthAt } from '../domain/book-month';
import { DataKeys } from '../storage/data-keys';
import { StatementScheduleStore } from '../storage/statement-schedule.store';

@Handles(ScheduleStatement)
export class ScheduleStatementHandler implements CommandHandler<typeof ScheduleStatement> {
  constructor(
    private readonly keys: DataKeys,
    private readonly schedules: StatementScheduleStore,
  ) {}

  async handle({ ownerId, monthly }: ScheduleStatement, uow: UnitOfWork): Promise<Reply<typeof ScheduleStatement>> {
    // The row hangs on the key, and closing waits for it.
    if (!(await this.keys.ofActor(uow, ownerId))) return uow.reject('wallet-not-found');
    if (monthly) await this.schedules.switchOn(uow, ownerId, monthAt(uow.now));
    else await this.schedules.switchOff(uow, ownerId);
    return uow.accept({});
  }
}
