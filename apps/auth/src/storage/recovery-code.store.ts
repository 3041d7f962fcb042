import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { FieldCipher } from '../security/field-cipher';
import { RecoveryCodeRow } from './recovery-code.entity';

@Injectable()
export class RecoveryCodeStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** The codes there were are worth nothing from now on. @param codes none to leave the account without */
  async replace(uow: UnitOfWork, accountId: string, codes: readonly string[]): Promise<void> {
    const db = await transaction(uow);
    await db.delete(RecoveryCodeRow, { accountId });
    const rows = codes.map((code) => ({ accountId, codeHash: this.hash(accountId, code) }));
    if (rows.length > 0) await db.insert(RecoveryCodeRow, rows);
  }

  /** @returns whether there was such a code; there is none from now on */
  async spend(uow: UnitOfWork, accountId: string, code: string): Promise<boolean> {
    const db = await transaction(uow);
    const { affected } = await db.delete(RecoveryCodeRow, { accountId, codeHash: this.hash(accountId, code) });
    return affected === 1;
  }

  async left(accountId: string): Promise<number> {
    return await this.dataSource.manager.countBy(RecoveryCodeRow, { accountId });
  }

  private hash(accountId: string, code: string): Buffer {
    return this.cipher.blindIndex(`recovery code ${accountId} ${code}`);
  }
}
