import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AdapterPayload } from 'oidc-provider';
import { DataSource, In } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, transaction } from '@portfel/messaging-typeorm';
import { FieldCipher } from '../security/field-cipher';
import { OidcArtefactRow } from './oidc-artefact.entity';

type Db = DataSource['manager'];

/** A code, a token, a grant, an interaction or a session of the OpenID provider, as the provider keeps it. */
export type OidcArtefact = AdapterPayload;

/** An id is what its bearer shows, so only its hash is stored; the rest is encrypted. */
@Injectable()
export class OidcArtefactStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** @param model the provider's name of its kind: `Grant`, `AccessToken` … */
  async save(model: string, id: string, payload: OidcArtefact, expiresAt: Date): Promise<void> {
    await this.write(this.dataSource.manager, model, id, { payload, expiresAt });
  }

  async find(model: string, id: string): Promise<OidcArtefact | undefined> {
    return this.read(await this.dataSource.manager.findOneBy(OidcArtefactRow, { idHash: hashOf(model, id) }));
  }

  async findByUid(model: string, uid: string): Promise<OidcArtefact | undefined> {
    return this.read(await this.dataSource.manager.findOneBy(OidcArtefactRow, { uidHash: hashOf(model, uid) }));
  }

  /** @returns false when it has been consumed before: of two at once one is the first */
  async consume(model: string, id: string): Promise<boolean> {
    const idHash = hashOf(model, id);
    const [, changed]: [unknown, number] = await this.dataSource.query(
      'UPDATE oidc_artefact SET consumed_at = now() WHERE id_hash = $1 AND consumed_at IS NULL',
      [idHash],
    );
    return changed === 1;
  }

  async remove(model: string, id: string): Promise<void> {
    await this.dataSource.manager.delete(OidcArtefactRow, { idHash: hashOf(model, id) });
  }

  /** The grant itself stays: the provider removes it where its rules say so. */
  async removeTokensOf(grantId: string): Promise<void> {
    const grantHash = hashOf('Grant', grantId);
    await this.dataSource.query('DELETE FROM oidc_artefact WHERE grant_hash = $1 AND id_hash <> $1', [grantHash]);
  }

  async removeExpired(): Promise<void> {
    await this.dataSource.query('DELETE FROM oidc_artefact WHERE expires_at < now()');
  }

  /** The sessions in which grants were given, with their owners; those that are over have no grants any more. */
  async sessionsOf(grantIds: readonly string[]): Promise<{ sessionId: string; accountId: string }[]> {
    const idHash = In(grantIds.map((id) => hashOf('Grant', id)));
    const rows = await this.dataSource.manager.findBy(OidcArtefactRow, { idHash });
    const owners = new Map(rows.map(({ sessionId, accountId }) => [sessionId, accountId]));
    return [...owners].flatMap(([sessionId, accountId]) => (sessionId && accountId ? [{ sessionId, accountId }] : []));
  }

  async lock(uow: UnitOfWork, model: string, id: string): Promise<OidcArtefact | undefined> {
    const db = await transaction(uow);
    const where = { idHash: hashOf(model, id) };
    return this.read(await db.findOne(OidcArtefactRow, { where, lock: { mode: 'pessimistic_write' } }));
  }

  /** @param sessionId the session in which a grant is given, and with which it ends */
  async saveWith(uow: UnitOfWork, model: string, payload: OidcArtefact, sessionId?: string): Promise<void> {
    const expiresAt = new Date(payload.exp! * 1_000);
    await this.write(await transaction(uow), model, payload.jti!, { payload, expiresAt, sessionId });
  }

  /** Whatever a person has allowed to applications is over. */
  async endAllOf(uow: UnitOfWork, accountId: string): Promise<void> {
    const db = await transaction(uow);
    await db.delete(OidcArtefactRow, { accountId });
  }

  private async write(
    db: Db,
    model: string,
    id: string,
    { payload, expiresAt, sessionId }: { payload: OidcArtefact; expiresAt: Date; sessionId?: string },
  ): Promise<void> {
    const idHash = hashOf(model, id);
    const { accountId = null, grantId, uid } = payload;
    await db.upsert(
      OidcArtefactRow,
      {
        idHash,
        payloadEncrypted: this.cipher.encrypt(place(idHash), JSON.stringify(payload)),
        accountId,
        grantHash: GIVEN.has(model) && grantId ? hashOf('Grant', grantId) : model === 'Grant' ? idHash : null,
        uidHash: uid ? hashOf(model, uid) : null,
        expiresAt,
        ...(sessionId ? { sessionId } : {}),
      },
      ['idHash'],
    );
  }

  private read(row: OidcArtefactRow | null): OidcArtefact | undefined {
    if (!row) return undefined;
    const payload = JSON.parse(this.cipher.decrypt(place(row.idHash), row.payloadEncrypted)) as OidcArtefact;
    return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1_000) } : payload;
  }
}

/** What was given in sessions that end, ends with them. */
export function endGrants(db: Db, sessionIds: readonly string[]): void {
  atCommit(db, () => [{ ...END_GRANTS, values: [sessionIds] }]);
}

const END_GRANTS = {
  name: 'oidc-artefact-end-grants',
  text: `DELETE FROM oidc_artefact WHERE grant_hash IN
           (SELECT grant_hash FROM oidc_artefact WHERE session_id = ANY ($1::uuid[]))`,
};

/** What a grant takes with it when it ends. An interaction may name a grant of before, and goes on without it. */
const GIVEN = new Set(['AuthorizationCode', 'AccessToken', 'RefreshToken']);

const hashOf = (model: string, id: string) => createHash('sha256').update(`${model} ${id}`).digest();
const place = (idHash: Buffer) => `oidc_artefact.payload.${idHash.toString('hex')}`;
