import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { isAloneAt, transaction } from '@portfel/messaging-typeorm';

/** A month, `2026-10`, of somebody who wants to be told when it is over. Months compare as text. */
export interface DueStatement {
  readonly ownerId: string;
  readonly month: string;
}

/** Who is told of their statements, and of which month next. A row hangs on the data key of its owner. */
@Injectable()
export class StatementScheduleStore {
  constructor(private readonly dataSource: DataSource) {}

  /** @param firstMonth the first one that is told; of no effect when it is on already */
  async switchOn(uow: UnitOfWork, ownerId: string, firstMonth: string): Promise<void> {
    const db = await transaction(uow);
    await db.query('INSERT INTO statement_schedule (owner_id, due_month) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      ownerId,
      firstMonth,
    ]);
  }

  async switchOff(uow: UnitOfWork, ownerId: string): Promise<void> {
    const db = await transaction(uow);
    await db.query('DELETE FROM statement_schedule WHERE owner_id = $1', [ownerId]);
  }

  async isOn(ownerId: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query('SELECT 1 FROM statement_schedule WHERE owner_id = $1', [
      ownerId,
    ]);
    return rows.length > 0;
  }

  /** Goes on to the month after. @returns false when this month is not the one that is told next */
  async pass(uow: UnitOfWork, { ownerId, month }: DueStatement, monthAfter: string): Promise<boolean> {
    const db = await transaction(uow);
    const [, count]: [unknown, number] = await db.query(
      'UPDATE statement_schedule SET due_month = $3 WHERE owner_id = $1 AND due_month = $2',
      [ownerId, month, monthAfter],
    );
    return count > 0;
  }

  /**
   * Months that are over and were not told, oldest first; only one process of the service gets any at a time.
   * @param thisMonth not over
   * @returns the last of them, to go on behind
   */
  async withDue(
    thisMonth: string,
    after: DueStatement | undefined,
    limit: number,
    work: (due: readonly DueStatement[]) => Promise<void>,
  ): Promise<DueStatement | undefined> {
    return await this.dataSource.transaction(async (db) => {
      if (!(await isAloneAt(db, 'due-statements'))) return undefined;
      const due: DueStatement[] = await db.query(
        `SELECT owner_id AS "ownerId", due_month AS month FROM statement_schedule
         WHERE due_month < $1 AND (due_month, owner_id) > ($2, $3) ORDER BY due_month, owner_id LIMIT $4`,
        [thisMonth, after?.month ?? '', after?.ownerId ?? FIRST_ID, limit],
      );
      if (due.length > 0) await work(due);
      return due.length === limit ? due.at(-1) : undefined;
    });
  }
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
