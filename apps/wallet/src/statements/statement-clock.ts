import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import { TellStatement } from '@portfel/contracts';
import { OwnCommands } from '@portfel/messaging';
import { CLOCK, LOG, Periodic, type Clock, type Logger } from '@portfel/platform';
import { monthAt } from '../domain/book-month';
import { StatementScheduleStore, type DueStatement } from '../storage/statement-schedule.store';

const EVERY_MS = 60_000;
const AT_ONCE = 500;

/**
 * Has everybody who wants it told of each month that is over, from the first of the next one on (UTC): also when nothing
 * ran at that moment, one month after the other. Each has one command, whoever sends it and however often.
 */
@Injectable()
export class StatementClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly striking = new Periodic(
    () => this.strike(),
    EVERY_MS,
    ({ name }) => this.log.warn({ reason: name }, 'statements could not be told; trying again later'),
  );

  constructor(
    private readonly schedules: StatementScheduleStore,
    private readonly commands: OwnCommands,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.striking.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.striking.stop();
  }

  async strike(): Promise<void> {
    const thisMonth = monthAt(this.now());
    const send = (due: readonly DueStatement[]) =>
      this.commands.send(
        TellStatement,
        due.map((data) => ({ commandId: uuidv5(`${TellStatement.name} ${data.month}`, data.ownerId), data })),
      );
    let last: DueStatement | undefined;
    do last = await this.schedules.withDue(thisMonth, last, AT_ONCE, send);
    while (last);
  }
}
