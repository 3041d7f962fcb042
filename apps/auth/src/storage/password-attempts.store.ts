import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { preparedAfter, transaction } from '@portfel/messaging-typeorm';
import { failuresWithOneMore, type PasswordAttempts } from '../domain/password-attempts';
import { FieldCipher } from '../security/field-cipher';
import { PasswordAttemptsRow } from './password-attempts.entity';

// Of the address and not of a row: there may be none yet.
const LOCK_ATTEMPTS = {
  name: 'password-attempts-lock',
  text: `SELECT pg_advisory_xact_lock(hashtextextended('password attempts ' || encode($1::bytea, 'hex'), 0))`,
};
const FIND_ATTEMPTS = {
  name: 'password-attempts-find',
  text: 'SELECT failures, last_failed_at AS "lastFailedAt" FROM password_attempts WHERE email_index = $1',
};

/** By address, so that nothing shows whether it has an account. */
@Injectable()
export class PasswordAttemptsStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Guesses at one address are looked at one after the other. */
  async lock(uow: UnitOfWork, email: string): Promise<PasswordAttempts | undefined> {
    const values = [this.cipher.blindIndex(email)];
    const [row] = await preparedAfter<PasswordAttempts>(await transaction(uow), [{ ...LOCK_ATTEMPTS, values }], {
      ...FIND_ATTEMPTS,
      values,
    });
    return row;
  }

  async failed(uow: UnitOfWork, email: string, before: PasswordAttempts | undefined): Promise<void> {
    const db = await transaction(uow);
    const failures = failuresWithOneMore(before, uow.now);
    const row = { emailIndex: this.cipher.blindIndex(email), failures, lastFailedAt: uow.now };
    await db.upsert(PasswordAttemptsRow, row, ['emailIndex']);
  }

  async succeeded(uow: UnitOfWork, email: string): Promise<void> {
    const db = await transaction(uow);
    await db.delete(PasswordAttemptsRow, { emailIndex: this.cipher.blindIndex(email) });
  }
}
