import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, MoreThan } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, prepared, transaction } from '@portfel/messaging-typeorm';
import { lastUsedAt, type Session } from '../domain/session';
import { FieldCipher } from '../security/field-cipher';
import { readUnderLock } from './account-lock';
import { endGrants } from './oidc-artefact.store';
import { SessionRow } from './session.entity';
import { SpentRefreshTokenRow } from './spent-refresh-token.entity';

type NewSession = Pick<Session, 'id' | 'accountId' | 'device' | 'createdAt' | 'expiresAt' | 'tokenHash'>;
type Rotation = Pick<Session, 'tokenHash' | 'expiresAt'> & { tokenForPrevious: Buffer };

const CREATE = {
  name: 'session-create',
  text: `INSERT INTO session (id, account_id, created_at, expires_at, token_hash, device_encrypted, device_index)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
};
const SEEN_BEFORE = {
  name: 'session-seen-before',
  text: `SELECT EXISTS (SELECT 1 FROM session WHERE account_id = $1 AND device_index IS NOT NULL) AS "everSignedIn",
                EXISTS (SELECT 1 FROM session WHERE account_id = $1 AND device_index = $2) AS device`,
};
const LOCK_ALIVE = {
  name: 'session-lock-alive',
  text: `SELECT id, account_id AS "accountId", created_at AS "createdAt", expires_at AS "expiresAt",
                ended_at AS "endedAt", device_encrypted AS "deviceEncrypted", device_index AS "deviceIndex",
                token_hash AS "tokenHash", previous_token_hash AS "previousTokenHash", rotated_at AS "rotatedAt",
                token_for_previous AS "tokenForPrevious"
         FROM session WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2 FOR UPDATE`,
};
const END = {
  name: 'session-end',
  text: `WITH ended AS (
           UPDATE session SET ended_at = $2, token_for_previous = NULL WHERE id = ANY ($1::uuid[])
         )
         DELETE FROM spent_refresh_token WHERE session_id = ANY ($1::uuid[])`,
};

@Injectable()
export class SessionStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** With the commit: nothing later in the same work reads it. */
  async create(uow: UnitOfWork, { device, ...session }: NewSession): Promise<void> {
    const { id, accountId, createdAt, expiresAt, tokenHash } = session;
    const deviceEncrypted = device === null ? null : this.cipher.encrypt(devicePlace(id), device);
    const deviceIndex = this.deviceIndex(accountId, device);
    const values = [id, accountId, createdAt, expiresAt, tokenHash, deviceEncrypted, deviceIndex];
    atCommit(await transaction(uow), () => [{ ...CREATE, values }]);
  }

  /** Whether the account was signed in before, and whether with this device; ended sessions count. */
  async seenBefore(uow: UnitOfWork, accountId: string, device: string | null) {
    const values = [accountId, this.deviceIndex(accountId, device)];
    const [seen] = await prepared<{ everSignedIn: boolean; device: boolean }>(
      await transaction(uow),
      SEEN_BEFORE,
      values,
    );
    return seen!;
  }

  async lock(uow: UnitOfWork, sessionId: string): Promise<Session | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(SessionRow, { where: { id: sessionId }, lock: { mode: 'pessimistic_write' } });
    return row ? this.toSession(row) : undefined;
  }

  /** Sessions that are alive, latest used first; no other can be opened before the transaction ends. */
  async lockAlive(uow: UnitOfWork, accountId: string): Promise<Session[]> {
    const values = [accountId, uow.now];
    const rows = await readUnderLock<SessionRow>(uow, accountId, { ...LOCK_ALIVE, values });
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

  /** With the commit: nothing later in the same work reads them. */
  async end(uow: UnitOfWork, sessionIds: readonly string[]): Promise<void> {
    const db = await transaction(uow);
    atCommit(db, () => [{ ...END, values: [sessionIds, uow.now] }]);
    endGrants(db, sessionIds);
  }

  async find(sessionId: string): Promise<Session | undefined> {
    const row = await this.dataSource.manager.findOneBy(SessionRow, { id: sessionId });
    return row ? this.toSession(row) : undefined;
  }

  /** The same device of another account has another index. */
  private deviceIndex(accountId: string, device: string | null): Buffer {
    return this.cipher.blindIndex(`session.device.${accountId}.${device ?? ''}`);
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
