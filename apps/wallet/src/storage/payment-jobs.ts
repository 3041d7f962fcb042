import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { PaymentDirection } from '@portfel/contracts';

/** A payment the bank is to be asked about, by this process and no other until its time has come again. */
export interface PaymentJob {
  readonly id: string;
  readonly direction: PaymentDirection;
  /** Whole minor units. */
  readonly amount: string;
  readonly assetCode: string;
  /** How often the bank was asked, this time included. */
  readonly attempts: number;
  /** Whether the bank has taken it. */
  readonly sent: boolean;
  /** Whether somebody still owns the wallet. */
  readonly owned: boolean;
}

/** What is to be asked of the bank, and when. Nothing here is done while the bank is asked: no lock outlives a statement. */
@Injectable()
export class PaymentJobs {
  constructor(private readonly dataSource: DataSource) {}

  /** @param leaseMs after which another process takes it, should this one die */
  async claim(now: Date, leaseMs: number): Promise<PaymentJob | undefined> {
    const [[row]]: [PaymentJob[]] = await this.dataSource.query(
      `UPDATE payment SET attempts = attempts + 1, next_attempt_at = $2
       FROM (
         SELECT id FROM payment WHERE next_attempt_at <= $1 ORDER BY next_attempt_at LIMIT 1 FOR UPDATE SKIP LOCKED
       ) due, wallet
       WHERE payment.id = due.id AND wallet.id = payment.wallet_id
       RETURNING payment.id, direction, amount, asset_code AS "assetCode", attempts, status = 'sent' AS sent,
                 wallet.owner_id IS NOT NULL AS owned`,
      [now, new Date(now.getTime() + leaseMs)],
    );
    return row;
  }

  /** The bank has taken it, unless it has already said how it ended. Where the money goes is forgotten. */
  async sent(id: string, reference: string, nextAttemptAt: Date): Promise<void> {
    await this.dataSource.query(
      `WITH told AS (DELETE FROM payment_payout WHERE payment_id = $1)
       UPDATE payment SET status = 'sent', reference = $2, next_attempt_at = $3 WHERE id = $1 AND status = 'requested'`,
      [id, reference, nextAttemptAt],
    );
  }

  async tryAgain(id: string, nextAttemptAt: Date): Promise<void> {
    await this.dataSource.query('UPDATE payment SET next_attempt_at = $2 WHERE id = $1 AND ended_at IS NULL', [
      id,
      nextAttemptAt,
    ]);
  }
}
