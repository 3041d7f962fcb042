import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { failuresWithOneMore } from '../domain/password-attempts';
import type { SecondFactor } from '../domain/second-factor';
import { FieldCipher } from '../security/field-cipher';
import { readUnderLock } from './account-lock';
import { SecondFactorRow } from './second-factor.entity';

const FIND = {
  name: 'second-factor-find',
  text: `SELECT account_id AS "accountId", kind, totp_secret_encrypted AS "totpSecretEncrypted",
           totp_last_step AS "totpLastStep", phone_encrypted AS "phoneEncrypted", phone_index AS "phoneIndex",
           active_at AS "activeAt", failures, last_failed_at AS "lastFailedAt"
         FROM second_factor WHERE account_id = $1`,
};

@Injectable()
export class SecondFactorStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly cipher: FieldCipher,
  ) {}

  /** What there is, active or not; the account is locked, so that codes for it are looked at one after the other. */
  async lock(uow: UnitOfWork, accountId: string): Promise<SecondFactor | undefined> {
    const [row] = await readUnderLock<SecondFactorRow>(uow, accountId, { ...FIND, values: [accountId] });
    return this.toFactor(row);
  }

  async find(accountId: string): Promise<SecondFactor | undefined> {
    return this.toFactor(await this.dataSource.manager.findOneBy(SecondFactorRow, { accountId }));
  }

  /** The account that a number protects, locked; undefined when it protects none, or several. */
  async lockOnlyAccountOf(uow: UnitOfWork, phone: string): Promise<string | undefined> {
    const db = await transaction(uow);
    const phoneIndex = this.cipher.blindIndex(phone);
    const [only, another] = await db.find(SecondFactorRow, { where: { phoneIndex }, take: 2 });
    if (!only || another) return undefined;
    const factor = await this.lock(uow, only.accountId);
    return factor?.kind === 'phone' && factor.phone === phone ? only.accountId : undefined;
  }

  /** A secret nobody has shown a code of; it takes the place of an earlier one. */
  async enrolTotp(uow: UnitOfWork, accountId: string, secret: string): Promise<void> {
    const totpSecretEncrypted = this.cipher.encrypt(secretPlace(accountId), secret);
    await this.put(uow, { ...empty(accountId), kind: 'totp', totpSecretEncrypted });
  }

  async activateTotp(uow: UnitOfWork, accountId: string, totpLastStep: number): Promise<void> {
    const db = await transaction(uow);
    await db.update(SecondFactorRow, { accountId }, { activeAt: uow.now, totpLastStep });
  }

  async activatePhone(uow: UnitOfWork, accountId: string, phone: string): Promise<void> {
    const phoneEncrypted = this.cipher.encrypt(phonePlace(accountId), phone);
    const phoneIndex = this.cipher.blindIndex(phone);
    await this.put(uow, { ...empty(accountId), kind: 'phone', phoneEncrypted, phoneIndex, activeAt: uow.now });
  }

  async remove(uow: UnitOfWork, accountId: string): Promise<void> {
    const db = await transaction(uow);
    await db.delete(SecondFactorRow, { accountId });
  }

  /** @param totpLastStep when the code was one of an authenticator app */
  async succeeded(uow: UnitOfWork, accountId: string, totpLastStep?: number): Promise<void> {
    const db = await transaction(uow);
    await db.update(SecondFactorRow, { accountId }, { failures: 0, lastFailedAt: null, totpLastStep });
  }

  async failed(uow: UnitOfWork, accountId: string, before: SecondFactor['attempts']): Promise<void> {
    const db = await transaction(uow);
    const failures = failuresWithOneMore(before, uow.now);
    await db.update(SecondFactorRow, { accountId }, { failures, lastFailedAt: uow.now });
  }

  private async put(uow: UnitOfWork, row: SecondFactorRow): Promise<void> {
    const db = await transaction(uow);
    await db.upsert(SecondFactorRow, row, ['accountId']);
  }

  private toFactor(row: SecondFactorRow | null | undefined): SecondFactor | undefined {
    if (!row) return undefined;
    const { accountId, activeAt, failures, lastFailedAt } = row;
    const attempts = lastFailedAt ? { failures, lastFailedAt } : undefined;
    if (row.kind === 'phone') {
      const phone = this.cipher.decrypt(phonePlace(accountId), row.phoneEncrypted!);
      return { kind: 'phone', phone, activeAt: activeAt!, attempts };
    }
    const secret = this.cipher.decrypt(secretPlace(accountId), row.totpSecretEncrypted!);
    return { kind: 'totp', secret, activeAt, lastStep: row.totpLastStep, attempts };
  }
}

const secretPlace = (accountId: string) => `second_factor.totp_secret.${accountId}`;
const phonePlace = (accountId: string) => `second_factor.phone.${accountId}`;

const empty = (accountId: string): Omit<SecondFactorRow, 'kind'> => ({
  accountId,
  totpSecretEncrypted: null,
  totpLastStep: null,
  phoneEncrypted: null,
  phoneIndex: null,
  activeAt: null,
  failures: 0,
  lastFailedAt: null,
});
