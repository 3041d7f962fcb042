import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { OneTimeLink, OneTimeLinkType } from '../domain/one-time-link';
import { FieldCipher } from '../security/field-cipher';
import { OneTimeLinkRow } from './one-time-link.entity';

@Injectable()
export class OneTimeLinkStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  async create(uow: UnitOfWork, { email, ...link }: OneTimeLink, tokenHash: Buffer): Promise<void> {
    const db = await transaction(uow);
    const emailEncrypted = email === undefined ? null : this.cipher.encrypt(emailPlace(link.id), email);
    await db.insert(OneTimeLinkRow, { ...link, emailEncrypted, createdAt: uow.now, tokenHash });
  }

  /** The link of a token, locked: of two parallel uses the second sees what the first did. */
  async lock(uow: UnitOfWork, tokenHash: Buffer): Promise<OneTimeLink | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(OneTimeLinkRow, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
    return row ? this.toLink(row) : undefined;
  }

  /** Latest made first. */
  async listLatest(accountId: string, limit: number): Promise<(OneTimeLink & { madeAt: Date | null })[]> {
    const options = { where: { accountId }, order: { createdAt: 'DESC' }, take: limit } as const;
    const rows = await this.dataSource.manager.find(OneTimeLinkRow, options);
    return rows.map((row) => ({ ...this.toLink(row), madeAt: row.createdAt }));
  }

  /** When links of this type were made for the account, as far as it is known. */
  async madeAt(uow: UnitOfWork, accountId: string, type: OneTimeLinkType): Promise<Date[]> {
    const db = await transaction(uow);
    const rows = await db.find(OneTimeLinkRow, { where: { accountId, type }, select: { createdAt: true } });
    return rows.flatMap(({ createdAt }) => createdAt ?? []);
  }

  /** The links of this type that are out open nothing from now on. */
  async withdraw(uow: UnitOfWork, accountId: string, type: OneTimeLinkType): Promise<void> {
    const db = await transaction(uow);
    await db.update(OneTimeLinkRow, { accountId, type, usedAt: IsNull() }, { expiresAt: uow.now });
  }

  async use(uow: UnitOfWork, linkId: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(OneTimeLinkRow, { id: linkId }, { usedAt: uow.now });
  }

  private toLink({ id, accountId, type, expiresAt, usedAt, emailEncrypted }: OneTimeLinkRow): OneTimeLink {
    const email = emailEncrypted ? this.cipher.decrypt(emailPlace(id), emailEncrypted) : undefined;
    return { id, accountId, type, expiresAt, usedAt, email };
  }
}

const emailPlace = (linkId: string) => `one_time_link.email.${linkId}`;
