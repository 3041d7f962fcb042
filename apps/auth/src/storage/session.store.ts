import { Injectable } from '@nestjs/common';
import { DataSource, In, IsNull, MoreThan } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { lastUsedAt, type Session } from '../domain/session';
import { FieldCipher } from '../security/field-cipher';
import { AccountRow } from './account.entity';
import { endGrants } from './oidc-artefact.store';
import { SessionRow } from './session.entity';
import { SpentRefreshTokenRow } from './spent-refresh-token.entity';

type NewSession = Pick<Session, 'id' | 'accountId' | 'device' | 'createdAt' | 'expiresAt' | 'tokenHash'>;
type Rotation = Pick<Session, 'tokenHash' | 'expiresAt'> & { tokenForPrevious: Buffer };

@Injectable()
export class SessionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  async create(uow: UnitOfWork, { device, ...session }: NewSession): Promise<void> {
    const db = await transaction(uow);
    const deviceEncrypted = device === null ? null : this.cipher.encrypt(devicePlace(session.id), device);
    await db.insert(SessionRow, { ...session, deviceEncrypted });
  }

  async lock(uow: UnitOfWork, sessionId: string): Promise<Session | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(SessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
    return row ? this.toSession(row) : undefined;
  }

  /** Sessions that are alive, latest used first; no other can be opened before the transaction ends. */
  async lockAlive(uow: UnitOfWork, accountId: string): Promise<Session[]> {
    const db = await transaction(uow);
    await db.findOne(AccountRow, {
      where: { id: accountId },
      select: { id: true },
      lock: { mode: 'pessimistic_write' },
    });
    const rows = await db.find(SessionRow, { where: alive(accountId, uow.now), lock: { mode: 'pessimistic_write' } });
    return latestUsedFirst(rows).map((row) => this.toSession(row));
  }

  async listAlive(accountId: string, now: Date): Promise<Session[]> {
    const rows = await this.dataSource.manager.findBy(SessionRow, alive(accountId, now));
    return latestUsedFirst(rows).map((row) => this.toSession(row));
  }

  /** Latest opened first, also those that are over. */
  async listLatest(accountId: string, limit: number): Promise<Session[]> {
    const options = { where: { accountId }, order: { createdAt: 'DESC' }, take: limit } as const;
    const rows = await this.dataSource.manager.find(SessionRow, options);
    return rows.map((row) => this.toSession(row));
  }

  /** Whether a token was in force once, before the previous one. */
  async hasSpent(uow: UnitOfWork, sessionId: string, tokenHash: Buffer): Promise<boolean> {
    const db = await transaction(uow);
    return await db.existsBy(SpentRefreshTokenRow, { tokenHash, sessionId });
  }

  async rotate(uow: UnitOfWork, session: Session, rotation: Rotation): Promise<void> {
    const db = await transaction(uow);
    const { id: sessionId, previousTokenHash: tokenHash } = session;
    if (tokenHash) await db.insert(SpentRefreshTokenRow, { tokenHash, sessionId });
    const previous = { previousTokenHash: session.tokenHash, rotatedAt: uow.now };
    await db.update(SessionRow, { id: sessionId }, { ...rotation, ...previous });
  }

  async end(uow: UnitOfWork, sessionIds: readonly string[]): Promise<void> {
    const db = await transaction(uow);
    await db.update(SessionRow, { id: In(sessionIds) }, { endedAt: uow.now, tokenForPrevious: null });
    await db.delete(SpentRefreshTokenRow, { sessionId: In(sessionIds) });
    await endGrants(db, sessionIds);
  }

  async find(sessionId: string): Promise<Session | undefined> {
    const row = await this.dataSource.manager.findOneBy(SessionRow, { id: sessionId });
    return row ? this.toSession(row) : undefined;
  }

  private toSession({ deviceEncrypted, ...row }: SessionRow): Session {
    return { ...row, device: deviceEncrypted && this.cipher.decrypt(devicePlace(row.id), deviceEncrypted) };
  }
}

const alive = (accountId: string, now: Date) => ({ accountId, endedAt: IsNull(), expiresAt: MoreThan(now) });
const devicePlace = (sessionId: string) => `session.device.${sessionId}`;

function latestUsedFirst(rows: readonly SessionRow[]): SessionRow[] {
  return rows.toSorted((one, other) => lastUsedAt(other).getTime() - lastUsedAt(one).getTime());
}
