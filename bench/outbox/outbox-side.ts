import { randomUUID } from 'node:crypto';

/** Something that sends what waits in a table to Kafka, row by row gone once the broker has it. */
export interface OutboxSide {
  /** Puts a backlog into the table, and takes out what was there. */
  fill(rows: number): Promise<void>;
  start(): Promise<void>;
  waiting(): Promise<number>;
  stop(): Promise<void>;
}

export const KEYS = 1_000;
export const OUR_TOPIC = 'bench.ours';
export const PEER_TOPIC = 'bench.peer';

/** An event of the usual size. */
export const eventOf = (index: number) => ({
  event_id: randomUUID(),
  event_name: 'Wallet.AccountOpened',
  event_version: 1,
  event_time: new Date().toISOString(),
  producer: 'wallet',
  correlation_id: randomUUID(),
  actor: { type: 'account', id: randomUUID() },
  sequence: index + 1,
  data: { walletId: randomUUID(), accountId: randomUUID(), assetCode: 'EUR', number: index + 1 },
});
