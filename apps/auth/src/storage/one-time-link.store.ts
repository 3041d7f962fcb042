import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { OneTimeLink, OneTimeLinkType } from '../domain/one-time-link';
import { OneTimeLinkRow } from './one-time-link.entity';

@Injectable()
export class OneTimeLinkStore {
  async create(uow: UnitOfWork, link: OneTimeLink, tokenHash: Buffer): Promise<void> {
    const db = await transaction(uow);
    await db.insert(OneTimeLinkRow, { ...link, createdAt: uow.now, tokenHash });
  }

  /** The link of a token, locked: of two parallel uses the second sees what the first did. */
  async lock(uow: UnitOfWork, tokenHash: Buffer): Promise<OneTimeLink | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(OneTimeLinkRow, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
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
    await db.update(OneTimeLinkRow, { accountId, type, usedAt: IsNull() }, { usedAt: uow.now });
  }

  async use(uow: UnitOfWork, linkId: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(OneTimeLinkRow, { id: linkId }, { usedAt: uow.now });
  }
}
