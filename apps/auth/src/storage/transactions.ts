import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '@portfel/messaging';
import { CLOCK, type Clock } from '@portfel/platform';

/** For a question that leaves a trace, as a wrong password does: a transaction with no message behind it. */
@Injectable()
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** What `work` has written is kept unless it throws. It publishes nothing. */
  async run<T>(work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
    return await this.dataSource.transaction(async (tx) => {
      const open = { tx, commit: async () => {}, rollback: async () => {} };
      const cause = { event_id: randomUUID(), correlation_id: randomUUID(), actor: { type: 'visitor' } } as const;
      return await work(new UnitOfWork(async () => open, cause, this.now()));
    });
  }
}
