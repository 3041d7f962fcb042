import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { Session } from '../domain/decide-refresh';
import { SessionRow } from './session.entity';

type NewSession = Pick<Session, 'id' | 'accountId' | 'createdAt' | 'expiresAt' | 'tokenHash'>;
type Rotation = Pick<Session, 'tokenHash' | 'expiresAt'> & { tokenForPrevious: Buffer };

@Injectable()
export class SessionStore {
  constructor(private readonly dataSource: DataSource) {}

  async create(uow: UnitOfWork, session: NewSession): Promise<void> {
    const db = await transaction(uow);
    await db.insert(SessionRow, session);
  }

  async lock(uow: UnitOfWork, sessionId: string): Promise<Session | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(SessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async rotate(uow: UnitOfWork, session: Session, rotation: Rotation): Promise<void> {
    const db = await transaction(uow);
    const previous = { previousTokenHash: session.tokenHash, rotatedAt: uow.now };
    await db.update(SessionRow, { id: session.id }, { ...rotation, ...previous });
  }

  async end(uow: UnitOfWork, sessionId: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(SessionRow, { id: sessionId }, { endedAt: uow.now, tokenForPrevious: null });
  }

  async find(sessionId: string): Promise<Session | undefined> {
    return (await this.dataSource.manager.findOneBy(SessionRow, { id: sessionId })) ?? undefined;
  }
}
