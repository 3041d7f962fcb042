import { Body, Controller, Put } from '@nestjs/common';
import { ScheduleStatement } from '@portfel/contracts';
import { FromCaller, signedIn, type Caller } from '../policy/caller';
import { Commands } from '../policy/commands';
import { Route } from '../policy/route.decorator';
import { StatementSchedule } from './schedule-statement.dto';

@Controller({ path: 'wallet/statement-schedule', version: '1' })
export class ScheduleStatementRoute {
  constructor(private readonly commands: Commands) {}

  @Put()
  @Route({
    tag: 'wallet',
    summary: 'Be told by mail of the statement of each month, or not any more',
    access: 'signed-in',
    status: 204,
    errors: ['validation-error', ...ScheduleStatement.errors, 'cross-site-request', 'idempotency-key-reused'],
    pending: true,
    seeds: [],
  })
  async scheduleStatement(
    @Body({ schema: StatementSchedule }) { monthly }: StatementSchedule,
    @FromCaller() caller: Caller,
  ): Promise<void> {
    const { accountId: ownerId } = signedIn(caller);
    await this.commands.send(ScheduleStatement, caller, () => ({ ownerId, monthly }));
  }
}
