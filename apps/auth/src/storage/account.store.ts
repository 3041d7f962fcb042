import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Language } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { Account } from '../domain/account';
import { FieldCipher } from '../security/field-cipher';
import { AccountRow } from './account.entity';

type NewAccount = Pick<Account, 'id' | 'username' | 'email' | 'passwordHash' | 'language' | 'createdAt'>;

@Injectable()
export class AccountStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** @returns false when the e-mail or the username is taken */
  async create(uow: UnitOfWork, account: NewAccount): Promise<boolean> {
    const db = await transaction(uow);
    const inserted = await db
      .createQueryBuilder()
      .insert()
      .into(AccountRow)
      .values({
        id: account.id,
        username: account.username,
        emailEncrypted: this.cipher.encrypt(emailPlace(account.id), account.email),
        emailIndex: this.cipher.blindIndex(account.email),
        passwordHash: account.passwordHash,
        role: 'user',
        language: account.language,
        termsAcceptedAt: account.createdAt,
        createdAt: account.createdAt,
        confirmedAt: null,
      })
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as unknown[]).length === 1;
  }

  async confirm(uow: UnitOfWork, accountId: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { confirmedAt: uow.now });
  }

  async setLanguage(uow: UnitOfWork, accountId: string, language: Language): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { language });
  }

  async setPassword(uow: UnitOfWork, accountId: string, passwordHash: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { passwordHash, passwordChangedAt: uow.now });
  }

  /** Of two changes at once the second sees what the first did. */
  async lock(uow: UnitOfWork, accountId: string): Promise<Account | undefined> {
    const db = await transaction(uow);
    const row = await db.findOne(AccountRow, { where: { id: accountId }, lock: { mode: 'pessimistic_write' } });
    return this.toAccount(row);
  }

  async find(accountId: string): Promise<Account | undefined> {
    return this.toAccount(await this.dataSource.manager.findOneBy(AccountRow, { id: accountId }));
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    const emailIndex = this.cipher.blindIndex(email);
    return this.toAccount(await this.dataSource.manager.findOneBy(AccountRow, { emailIndex }));
  }

  private toAccount(row: AccountRow | null): Account | undefined {
    if (!row) return undefined;
    const { id, username, passwordHash, passwordChangedAt, role, language, createdAt, confirmedAt } = row;
    const email = this.cipher.decrypt(emailPlace(id), row.emailEncrypted);
    return { id, username, email, passwordHash, passwordChangedAt, role, language, createdAt, confirmedAt };
  }
}

const emailPlace = (accountId: string) => `account.email.${accountId}`;
