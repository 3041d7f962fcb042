import type { Metadata } from '@grpc/grpc-js';
import type { GetStatementScheduleRequest, GetStatementScheduleResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { StatementScheduleStore } from '../storage/statement-schedule.store';

@Questions()
export class GetStatementScheduleQuery {
  constructor(private readonly schedules: StatementScheduleStore) {}

  @Question('StatementQueryService', 'GetStatementSchedule')
  async getStatementSchedule(
    { ownerId }: GetStatementScheduleRequest,
    metadata: Metadata,
  ): Promise<GetStatementScheduleResponse> {
    if (!isAskedBy(metadata, ownerId)) throw notFound('wallet-not-found');
    return { monthly: await this.schedules.isOn(ownerId) };
  }
}
