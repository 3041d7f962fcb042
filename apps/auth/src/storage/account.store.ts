import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Raw } from 'typeorm';
import type { Language, Role } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { prepared, transaction } from '@portfel/messaging-typeorm';
import type { Account } from '../domain/account';
import { FieldCipher } from '../security/field-cipher';
import { AccountRow } from './account.entity';

const UNIQUE_VIOLATION = '23505';

type Transaction = Awaited<ReturnType<typeof transaction>>;
type NewAccount = Pick<Account, 'id' | 'username' | 'email' | 'passwordHash' | 'language' | 'createdAt'>;

const READ = `SELECT id, username, email_encrypted AS "emailEncrypted", password_hash AS "passwordHash", role, language,
                password_changed_at AS "passwordChangedAt", email_changed_at AS "emailChangedAt",
                created_at AS "createdAt", confirmed_at AS "confirmedAt", deactivated_at AS "deactivatedAt"
              FROM account`;
const LOCK = { name: 'account-lock', text: `${READ} WHERE id = $1 FOR UPDATE` };
const FIND_BY_EMAIL = { name: 'account-find-by-email', text: `${READ} WHERE email_index = $1` };
const FIND_BY_USERNAME = { name: 'account-find-by-username', text: `${READ} WHERE lower(username) = lower($1)` };

@Injectable()
export class AccountStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** @returns false when the e-mail or the username is taken, or the username was that of a closed account */
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
        deactivatedAt: null,
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return false;
    if (!(await this.wasOfClosedAccount(uow, account.username))) return true;
    await db.delete(AccountRow, { id: account.id });
    return false;
  }

  /**
   * Whether nobody may have this name any more. To be asked after the name was taken: taking it waits for a closing
   * under way, which is then seen here.
   */
  async wasOfClosedAccount(uow: UnitOfWork, username: string): Promise<boolean> {
    const db = await transaction(uow);
    const usernameIndex = this.cipher.blindIndex(username);
    const found: unknown[] = await db.query('SELECT 1 FROM closed_username WHERE username_index = $1', [usernameIndex]);
    return found.length > 0;
  }

  /** By somebody, or by an account that was closed; in any case of its letters. */
  async isUsernameTaken(uow: UnitOfWork, username: string): Promise<boolean> {
    const db = await transaction(uow);
    const taken = await db.existsBy(AccountRow, { username: sameName(username) });
    return taken || (await this.wasOfClosedAccount(uow, username));
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

  async setRole(uow: UnitOfWork, accountId: string, role: Role): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { role });
  }

  /** @param deactivatedAt `null`: the account is let in again */
  async setDeactivated(uow: UnitOfWork, accountId: string, deactivatedAt: Date | null): Promise<void> {
    const db = await transaction(uow);
    await db.update(AccountRow, { id: accountId }, { deactivatedAt });
  }

  /** Who is admin stands still from now on until the work commits. Comes before the lock of any account. */
  async lockAdmins(uow: UnitOfWork): Promise<void> {
    const db = await transaction(uow);
    await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('admins', 0))`);
  }

  async countActiveAdmins(uow: UnitOfWork): Promise<number> {
    const db = await transaction(uow);
    return await db.countBy(AccountRow, { role: 'admin', deactivatedAt: IsNull() });
  }

  /** The role of an account now. */
  async roleOf(accountId: string): Promise<Role | undefined> {
    const row = await this.dataSource.manager.findOne(AccountRow, { where: { id: accountId }, select: { role: true } });
    return row?.role;
  }

  /** @returns false when the username is somebody else's, or was that of a closed account; nothing was changed then */
  async rename(uow: UnitOfWork, accountId: string, username: string): Promise<boolean> {
    return await unlessTaken(uow, async (db) => {
      await db.update(AccountRow, { id: accountId }, { username });
      return !(await this.wasOfClosedAccount(uow, username));
    });
  }

  /** @returns false when somebody else has the address; nothing was changed then */
  async setEmail(uow: UnitOfWork, accountId: string, email: string): Promise<boolean> {
    const emailEncrypted = this.cipher.encrypt(emailPlace(accountId), email);
    const change = { emailEncrypted, emailIndex: this.cipher.blindIndex(email), emailChangedAt: uow.now };
    return await unlessTaken(uow, (db) => db.update(AccountRow, { id: accountId }, change));
  }

  /** The number of the next event in the history of the account, from 1. */
  async nextEvent(uow: UnitOfWork, accountId: string): Promise<number> {
    const db = await transaction(uow);
    const [[row]]: [{ sequence: number }[]] = await db.query(
      `UPDATE account SET last_event_sequence = last_event_sequence + 1 WHERE id = $1
       RETURNING last_event_sequence AS sequence`,
      [accountId],
    );
    return row!.sequence;
  }

  /**
   * Removes the account, by cascade all that belongs to it, and its name from the outcomes that are kept for repeats.
   * Nobody gets its username again.
   */
  async erase(uow: UnitOfWork, { id, username }: Pick<Account, 'id' | 'username'>): Promise<void> {
    const db = await transaction(uow);
    await db.query('INSERT INTO closed_username VALUES ($1) ON CONFLICT DO NOTHING', [
      this.cipher.blindIndex(username),
    ]);
    await db.delete(AccountRow, { id });
    await db.query(
      `UPDATE inbox SET outcome = (outcome - 'result')
         || '{"status": "rejected", "rejection": {"code": "session-has-expired"}}'
       WHERE outcome -> 'result' ->> 'accountId' = $1 AND jsonb_exists(outcome -> 'result', 'username')`,
      [id],
    );
  }

  /** Of two changes at once the second sees what the first did. */
  async lock(uow: UnitOfWork, accountId: string): Promise<Account | undefined> {
    const [row] = await prepared<AccountRow>(await transaction(uow), LOCK, [accountId]);
    return this.toAccount(row);
  }

  /** Locked, when it is the actor's own: whoever names another account is told as much as if there were none. */
  async lockOwn(uow: UnitOfWork, accountId: string): Promise<Account | undefined> {
    return accountId === uow.actor.id ? await this.lock(uow, accountId) : undefined;
  }

  async find(accountId: string): Promise<Account | undefined> {
    return this.toAccount(await this.dataSource.manager.findOneBy(AccountRow, { id: accountId }));
  }

  /** @param name what a person signs in with: e-mail address or username, in any case; only the first has an @ */
  async findByLoginName(name: string): Promise<Account | undefined> {
    return await (name.includes('@') ? this.findByEmail(name) : this.findByUsername(name));
  }

  /** Of the confirmed ones; the rest of the ids are left out. */
  async usernames(accountIds: readonly string[]): Promise<{ accountId: string; username: string }[]> {
    return await this.dataSource.query(
      `SELECT id AS "accountId", username FROM account WHERE id = ANY ($1::uuid[]) AND confirmed_at IS NOT NULL`,
      [accountIds],
    );
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    const [row] = await prepared<AccountRow>(this.dataSource, FIND_BY_EMAIL, [this.cipher.blindIndex(email)]);
    return this.toAccount(row);
  }

  async findByUsername(username: string): Promise<Account | undefined> {
    const [row] = await prepared<AccountRow>(this.dataSource, FIND_BY_USERNAME, [username]);
    return this.toAccount(row);
  }

  private toAccount(row: AccountRow | null | undefined): Account | undefined {
    if (!row) return undefined;
    const { id, username, passwordHash, role, language } = row;
    const { passwordChangedAt, emailChangedAt, createdAt, confirmedAt, deactivatedAt } = row;
    const email = this.cipher.decrypt(emailPlace(id), row.emailEncrypted);
    const dates = { passwordChangedAt, emailChangedAt, createdAt, confirmedAt, deactivatedAt };
    return { id, username, email, passwordHash, role, language, ...dates };
  }
}

/** In any case of its letters, as the unique index compares. */
const sameName = (username: string) => Raw((column) => `lower(${column}) = lower(:username)`, { username });

const emailPlace = (accountId: string) => `account.email.${accountId}`;

/**
 * Makes a change that a unique index may refuse, also between two changes at once.
 * @param change answers false when it is not to be after all
 * @returns false when it was not made; the transaction goes on as if it had never been tried
 */
async function unlessTaken(uow: UnitOfWork, change: (db: Transaction) => Promise<unknown>): Promise<boolean> {
  const db = await transaction(uow);
  await db.query('SAVEPOINT change');
  try {
    if ((await change(db)) !== false) return true;
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
  }
  await db.query('ROLLBACK TO SAVEPOINT change');
  return false;
}
