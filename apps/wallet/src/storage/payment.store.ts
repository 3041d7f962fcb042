import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PaymentDirection, PaymentStatus, Sealed } from '@portfel/contracts';
import type { UnitOfWork } from '@portfel/messaging';
import { atCommit, transaction } from '@portfel/messaging-typeorm';
import type { Payment } from '../domain/decide-payment';
import { DataKeys } from './data-keys';

export interface NewPayment {
  readonly payment: Payment;
  readonly ownerId: string;
  /** Where a withdrawal goes. */
  readonly iban?: Sealed<string>;
}

/** A payment as its owner sees it. */
export interface ListedPayment extends Payment {
  /** How often the bank was asked. */
  readonly attempts: number;
  readonly nextAttemptAt?: Date;
}

const END_PAYMENTS = {
  name: 'payment-end',
  text: `WITH told AS (DELETE FROM payment_payout WHERE payment_id = ANY ($1::uuid[]))
         UPDATE payment
         SET status = ended.status, reference = ended.reference, failure = ended.failure, ended_at = ended.at,
             next_attempt_at = NULL
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
           AS ended (id, status, reference, failure, at)
         WHERE payment.id = ended.id`,
};

/** Payments as commands make and end them, and as people see them. */
@Injectable()
export class PaymentStore {
  constructor(
    private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** Those of the assets that banks deal in. */
  async moneyAmong(uow: UnitOfWork, assetCodes: readonly string[]): Promise<ReadonlySet<string>> {
    const db = await transaction(uow);
    const rows: { code: string }[] = await db.query(
      `SELECT code FROM asset WHERE kind = 'money' AND code = ANY ($1::text[])`,
      [assetCodes],
    );
    return new Set(rows.map(({ code }) => code));
  }

  async add(uow: UnitOfWork, requests: readonly NewPayment[]): Promise<void> {
    if (requests.length === 0) return;
    const db = await transaction(uow);
    const payments = requests.map(({ payment }) => payment);
    await db.query(
      `INSERT INTO payment (id, wallet_id, account_id, direction, amount, asset_code, status, requested_at, next_attempt_at)
       SELECT new.id, account.wallet_id, account.id, direction, amount, account.asset_code, 'requested', at, at
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::numeric[], $5::timestamptz[])
         AS new (id, account_id, direction, amount, at)
       JOIN ledger_account account ON account.id = new.account_id`,
      [
        payments.map(({ id }) => id),
        payments.map(({ accountId }) => accountId),
        payments.map(({ direction }) => direction),
        payments.map(({ amount }) => String(amount)),
        payments.map(({ requestedAt }) => requestedAt.toISOString()),
      ],
    );
    for (const { payment, ownerId, iban } of requests) {
      const key = iban && (await this.keys.of(uow, ownerId));
      if (!key) continue;
      const encrypted = key.encrypt(placeOf(payment.id), await iban.open());
      await db.query('INSERT INTO payment_payout (payment_id, owner_id, iban_encrypted) VALUES ($1, $2, $3)', [
        payment.id,
        ownerId,
        encrypted,
      ]);
    }
  }

  /** By id. To be read under the ledger's lock when they may end. */
  async load(uow: UnitOfWork, ids: readonly string[]): Promise<Map<string, Payment>> {
    const db = await transaction(uow);
    const rows: PaymentRow[] = await db.query('SELECT * FROM payment WHERE id = ANY ($1::uuid[])', [ids]);
    return new Map(rows.map((row) => [row.id, toPayment(row)]));
  }

  /** With the commit. Where the money went is forgotten. */
  async end(uow: UnitOfWork, payments: readonly Payment[]): Promise<void> {
    if (payments.length === 0) return;
    const db = await transaction(uow);
    const values = [
      payments.map(({ id }) => id),
      payments.map(({ status }) => status),
      payments.map(({ reference }) => reference ?? null),
      payments.map(({ failure }) => failure ?? null),
      payments.map(({ endedAt }) => endedAt!.toISOString()),
    ];
    atCommit(db, () => [{ ...END_PAYMENTS, values }]);
  }

  /**
   * Of one person, latest first.
   * @param after id of the last payment of the page before, or empty
   */
  async list(ownerId: string, after: string, limit: number): Promise<ListedPayment[]> {
    const rows: PaymentRow[] = await this.dataSource.query(
      `SELECT payment.* FROM payment JOIN wallet ON wallet.id = payment.wallet_id
       WHERE wallet.owner_id = $1
         AND ($2::uuid IS NULL OR (requested_at, payment.id) <
              (SELECT last.requested_at, last.id FROM payment last WHERE last.id = $2 AND last.wallet_id = wallet.id))
       ORDER BY requested_at DESC, payment.id DESC LIMIT $3`,
      [ownerId, after || null, limit],
    );
    return rows.map(toListed);
  }

  async find(ownerId: string, id: string): Promise<ListedPayment | undefined> {
    const [row]: PaymentRow[] = await this.dataSource.query(
      `SELECT payment.* FROM payment JOIN wallet ON wallet.id = payment.wallet_id
       WHERE wallet.owner_id = $1 AND payment.id = $2`,
      [ownerId, id],
    );
    return row && toListed(row);
  }

  /** Where a withdrawal goes. @returns undefined once that is forgotten: it has ended, or its owner is gone */
  async ibanOf(id: string): Promise<string | undefined> {
    const [row]: { owner_id: string; iban_encrypted: Buffer }[] = await this.dataSource.query(
      'SELECT owner_id, iban_encrypted FROM payment_payout WHERE payment_id = $1',
      [id],
    );
    const key = row && (await this.keys.find(row.owner_id));
    return key?.decryptText(placeOf(id), row!.iban_encrypted);
  }
}

const placeOf = (id: string) => `payment_payout.iban_encrypted.${id}`;

interface PaymentRow {
  readonly id: string;
  readonly account_id: string;
  readonly direction: PaymentDirection;
  /** numeric comes as text, so no digit is lost. */
  readonly amount: string;
  readonly asset_code: string;
  readonly status: PaymentStatus;
  readonly requested_at: Date;
  readonly attempts: number;
  readonly next_attempt_at: Date | null;
  readonly reference: string | null;
  readonly failure: string | null;
  readonly ended_at: Date | null;
}

const toPayment = (row: PaymentRow): Payment => ({
  id: row.id,
  accountId: row.account_id,
  direction: row.direction,
  amount: BigInt(row.amount),
  assetCode: row.asset_code,
  status: row.status,
  requestedAt: row.requested_at,
  reference: row.reference ?? undefined,
  failure: row.failure ?? undefined,
  endedAt: row.ended_at ?? undefined,
});

const toListed = (row: PaymentRow): ListedPayment => ({
  ...toPayment(row),
  attempts: row.attempts,
  nextAttemptAt: row.next_attempt_at ?? undefined,
});
