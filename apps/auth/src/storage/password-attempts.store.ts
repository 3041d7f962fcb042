import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { failuresWithOneMore, type PasswordAttempts } from '../domain/password-attempts';
import { FieldCipher } from '../security/field-cipher';
import { PasswordAttemptsRow } from './password-attempts.entity';

/** By address, so that nothing shows whether it has an account. */
@Injectable()
export class PasswordAttemptsStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Guesses at one address are looked at one after the other. */
  async lock(uow: UnitOfWork, email: string): Promise<PasswordAttempts | undefined> {
    const db = await transaction(uow);
    const emailIndex = this.cipher.blindIndex(email);
    await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('password attempts ' || encode($1, 'hex'), 0))`, [
      emailIndex,
    ]);
    return (await db.findOneBy(PasswordAttemptsRow, { emailIndex })) ?? undefined;
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
