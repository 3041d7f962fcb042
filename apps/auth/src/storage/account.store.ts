import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import type { Account } from '../domain/account';
import { FieldCipher } from '../security/field-cipher';
import { AccountRow } from './account.entity';

const UNIQUE_VIOLATION = '23505';

type NewAccount = Pick<Account, 'id' | 'username' | 'email' | 'passwordHash' | 'createdAt'>;

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
        termsAcceptedAt: account.createdAt,
        createdAt: account.createdAt,
        confirmedAt: null,
        history: 1,
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

  async setPassword(uow: UnitOfWork, accountId: string, passwordHash: string): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { passwordHash, passwordChangedAt: uow.now });
  }

  /** @returns false when the username is somebody else's; the unique index decides, also between parallel changes */
  async rename(uow: UnitOfWork, accountId: string, username: string): Promise<boolean> {
    const db = await transaction(uow);
    await db.query('SAVEPOINT rename');
    try {
      await db.update(AccountRow, { id: accountId }, { username });
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
      await db.query('ROLLBACK TO SAVEPOINT rename');
      return false;
    }
  }

  /** The number of the account's next event that is handled in sequence (docs/adr/0017). */
  async nextInHistory(uow: UnitOfWork, accountId: string): Promise<number> {
    const db = await transaction(uow);
    const [rows] = await db.query<[{ history: number }[], number]>(
      'UPDATE account SET history = history + 1 WHERE id = $1 RETURNING history',
      [accountId],
    );
    return rows[0]!.history;
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

  async findByUsername(username: string): Promise<Account | undefined> {
    const rows = this.dataSource.manager.createQueryBuilder(AccountRow, 'account');
    return this.toAccount(await rows.where('lower(username) = lower(:username)', { username }).getOne());
  }

  private toAccount(row: AccountRow | null): Account | undefined {
    if (!row) return undefined;
    const { id, username, passwordHash, passwordChangedAt, role, createdAt, confirmedAt } = row;
    const email = this.cipher.decrypt(emailPlace(id), row.emailEncrypted);
    return { id, username, email, passwordHash, passwordChangedAt, role, createdAt, confirmedAt };
  }
}

const emailPlace = (accountId: string) => `account.email.${accountId}`;
