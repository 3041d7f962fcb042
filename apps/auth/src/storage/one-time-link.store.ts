import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { OneTimeLink } from '../domain/decide-confirmation';
import { OneTimeLinkRow } from './one-time-link.entity';

@Injectable()
export class OneTimeLinkStore {
  async create(uow: UnitOfWork, link: OneTimeLink, tokenHash: Buffer): Promise<void> {
    const db = await transaction(uow);
    await db.insert(OneTimeLinkRow, { ...link, tokenHash });
  }

  /** The link of a token, locked: of two parallel uses the second sees what the first did. */
  async lock(uow: UnitOfWork, tokenHash: Buffer): Promise<OneTimeLink | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(OneTimeLinkRow, { where: { tokenHash }, lock: { mode: 'pessimistic_write' } });
    return row ?? undefined;
  }

  async use(uow: UnitOfWork, linkId: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(OneTimeLinkRow, { id: linkId }, { usedAt: uow.now });
  }
}
