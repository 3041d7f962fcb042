import type { ParkedKey, ParkedKeys, ParkedMessage, Parking, ParkingCause, ParkingFilter } from '@portfel/messaging';
import type { DataSource } from 'typeorm';

type DueKey = ParkedKey & { asItIs: boolean };

const FIRST_IN_ORDER = 'ORDER BY message.sequence NULLS LAST, message.position';

/** Parked keys and their messages. */
export class ParkingTables implements Parking {
  constructor(private readonly dataSource: DataSource) {}

  async park(message: ParkedMessage, cause: ParkingCause | 'behind', retryAt?: Date): Promise<boolean> {
    const { consumer, messageId, key, name, sequence, reason, origin, value, headers } = message;
    return await this.dataSource.transaction(async (db) => {
      if (cause === 'behind') {
        const blocked: unknown[] = await db.query(
          'SELECT 1 FROM parked_key WHERE consumer = $1 AND key = $2 FOR UPDATE',
          [consumer, key],
        );
        if (blocked.length === 0) return false;
      } else {
        // A key that waits for its time goes on waiting for it.
        await db.query(
          `INSERT INTO parked_key AS known (consumer, key, cause, retry_at) VALUES ($1, $2, $3, $4)
           ON CONFLICT (consumer, key) DO UPDATE SET cause = excluded.cause, retry_at = excluded.retry_at
           WHERE known.cause = 'gap' OR excluded.cause = 'gap'`,
          [consumer, key, cause, retryAt ?? null],
        );
      }
      await db.query(
        `INSERT INTO parked_message (consumer, message_id, key, name, sequence, reason, origin, value, headers)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
        [consumer, messageId, key, name, sequence ?? null, reason, origin, value, JSON.stringify(headers)],
      );
      return true;
    });
  }

  async keep({ consumer, key, messageId, reason }: ParkedMessage, retryAt: Date): Promise<void> {
    await this.dataSource.transaction(async (db) => {
      await db.query(
        `UPDATE parked_key SET cause = 'failed', attempts = attempts + 1, retry_at = $3, as_it_is = false
         WHERE consumer = $1 AND key = $2`,
        [consumer, key, retryAt],
      );
      await db.query('UPDATE parked_message SET reason = $3 WHERE consumer = $1 AND message_id = $2', [
        consumer,
        messageId,
        reason,
      ]);
    });
  }

  async due(consumer: string, now: Date, limit: number): Promise<DueKey[]> {
    const rows: ParkingRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS}
       FROM parked_key
       CROSS JOIN LATERAL (
         SELECT * FROM parked_message message
         WHERE message.consumer = parked_key.consumer AND message.key = parked_key.key ${FIRST_IN_ORDER} LIMIT 1
       ) message
       LEFT JOIN key_sequence known ON known.consumer = parked_key.consumer AND known.key = parked_key.key
       WHERE parked_key.consumer = $1 AND (
         retry_at <= $2
         OR (retry_at IS NULL AND (message.sequence IS NULL OR message.sequence <= coalesce(known.last, 0) + 1))
       )
       ORDER BY parked_key.since LIMIT $3`,
      [consumer, now, limit],
    );
    return toKeys(rows);
  }

  async list({ consumer, key, messageId }: ParkingFilter, limit: number): Promise<ParkedKey[]> {
    const rows: ParkingRow[] = await this.dataSource.query(
      `SELECT ${COLUMNS}
       FROM parked_key JOIN parked_message message USING (consumer, key)
       WHERE ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR key = $2)
         AND ($3::uuid IS NULL OR message.message_id = $3)
       ORDER BY parked_key.since, consumer, key, message.sequence NULLS LAST, message.position LIMIT $4`,
      [consumer ?? null, key ?? null, messageId ?? null, limit],
    );
    return toKeys(rows);
  }

  async count(): Promise<ParkedKeys[]> {
    return await this.dataSource.query(
      'SELECT consumer, cause, count(*)::int AS keys, min(since) AS since FROM parked_key GROUP BY consumer, cause',
    );
  }

  async requestRedrive({ consumer, key, messageId }: ParkingFilter): Promise<number> {
    const [, asked]: [unknown[], number] = await this.dataSource.query(
      `UPDATE parked_key SET retry_at = 'epoch', as_it_is = true
       WHERE ($1::text IS NULL OR consumer = $1) AND ($2::text IS NULL OR key = $2)
         AND ($3::uuid IS NULL OR EXISTS (
           SELECT 1 FROM parked_message message
           WHERE message.message_id = $3 AND message.consumer = parked_key.consumer AND message.key = parked_key.key))`,
      [consumer ?? null, key ?? null, messageId ?? null],
    );
    return asked;
  }
}

const COLUMNS = `parked_key.consumer, parked_key.key, cause, since, attempts, retry_at, as_it_is,
  message.message_id, message.name, message.sequence, message.reason, message.origin, message.value, message.headers`;

interface ParkingRow {
  readonly consumer: string;
  readonly key: string;
  readonly cause: ParkingCause;
  readonly since: Date;
  readonly attempts: number;
  readonly retry_at: Date | null;
  readonly as_it_is: boolean;
  readonly message_id: string;
  readonly name: string;
  readonly sequence: number | null;
  readonly reason: string;
  readonly origin: string;
  readonly value: Buffer;
  readonly headers: Record<string, string>;
}

function toKeys(rows: readonly ParkingRow[]): DueKey[] {
  const keys = new Map<string, DueKey & { messages: ParkedMessage[] }>();
  for (const row of rows) {
    const { consumer, key, cause, since, attempts } = row;
    const id = JSON.stringify([consumer, key]);
    const known = keys.get(id) ?? {
      consumer,
      key,
      cause,
      since,
      attempts,
      retryAt: row.retry_at ?? undefined,
      asItIs: row.as_it_is,
      messages: [],
    };
    const { name, reason, origin, value, headers } = row;
    const sequence = row.sequence ?? undefined;
    known.messages.push({ consumer, key, messageId: row.message_id, name, sequence, reason, origin, value, headers });
    keys.set(id, known);
  }
  return [...keys.values()];
}
