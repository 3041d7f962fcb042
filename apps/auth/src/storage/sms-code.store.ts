import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan } from 'typeorm';
import type { CodePurpose } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { forgottenBefore, type SmsCode } from '../domain/sms-code';
import { FieldCipher } from '../security/field-cipher';
import { SmsCodeRow } from './sms-code.entity';

/** What a code belongs to; for anything else it is a wrong one. */
export interface CodeBinding {
  readonly accountId: string;
  readonly purpose: CodePurpose;
  readonly phone: string;
}

/** Whoever uses it holds the lock of the account. */
@Injectable()
export class SmsCodeStore {
  constructor(private readonly cipher: FieldCipher) {}

  /** Keeps the keyed hash of a code; earlier codes of the account for this purpose work no more. */
  async create(uow: UnitOfWork, binding: CodeBinding, code: string, expiresAt: Date): Promise<void> {
    const db = await transaction(uow);
    const { accountId, purpose } = binding;
    await db.delete(SmsCodeRow, { accountId, sentAt: LessThan(forgottenBefore(uow.now)) });
    await this.withdraw(uow, accountId, purpose);
    await db.insert(SmsCodeRow, {
      id: randomUUID(),
      accountId,
      purpose,
      phoneIndex: this.cipher.blindIndex(binding.phone),
      codeHash: this.hash(binding, code),
      sentAt: uow.now,
      expiresAt,
    });
  }

  /** When codes for this purpose were sent lately, by the account or to the number; nobody sends there meanwhile. */
  async sentAt(uow: UnitOfWork, { accountId, purpose, phone }: CodeBinding): Promise<Date[]> {
    const db = await transaction(uow);
    const phoneIndex = this.cipher.blindIndex(phone);
    await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('sms codes ' || encode($1, 'hex'), 0))`, [
      phoneIndex,
    ]);
    const lately = { purpose, sentAt: MoreThan(forgottenBefore(uow.now)) };
    const rows = await db.find(SmsCodeRow, {
      where: [
        { accountId, ...lately },
        { phoneIndex, ...lately },
      ],
      select: { id: true, sentAt: true },
    });
    return rows.map(({ sentAt }) => sentAt);
  }

  /** The code that was sent last. */
  async latest(uow: UnitOfWork, { accountId, purpose, phone }: CodeBinding): Promise<SmsCode | undefined> {
    const db = await transaction(uow);
    const phoneIndex = this.cipher.blindIndex(phone);
    const row = await db.findOne(SmsCodeRow, { where: { accountId, purpose, phoneIndex }, order: { sentAt: 'DESC' } });
    return row ?? undefined;
  }

  async isThis(uow: UnitOfWork, { id }: SmsCode, binding: CodeBinding, code: string): Promise<boolean> {
    const db = await transaction(uow);
    return await db.existsBy(SmsCodeRow, { id, codeHash: this.hash(binding, code) });
  }

  /** Codes for this purpose that are out work no more. */
  async withdraw(uow: UnitOfWork, accountId: string, purpose: CodePurpose): Promise<void> {
    const db = await transaction(uow);
    await db.update(SmsCodeRow, { accountId, purpose, endedAt: IsNull() }, { endedAt: uow.now });
  }

  async triedWrong(uow: UnitOfWork, { id }: SmsCode): Promise<void> {
    const db = await transaction(uow);
    await db.increment(SmsCodeRow, { id }, 'wrongTries', 1);
  }

  async use(uow: UnitOfWork, { id }: SmsCode): Promise<void> {
    const db = await transaction(uow);
    await db.update(SmsCodeRow, { id }, { endedAt: uow.now });
  }

  /** Six digits are soon tried out: the hash needs the key outside the database, and holds what the code is bound to. */
  private hash({ accountId, purpose, phone }: CodeBinding, code: string): Buffer {
    return this.cipher.blindIndex(`sms code ${accountId} ${purpose} ${phone} ${code}`);
  }
}
