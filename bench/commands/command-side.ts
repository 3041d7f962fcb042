import type { RunOptions } from '../benchmark';

/** One way from HTTP over Kafka to Postgres and back, running as separate processes. */
export interface CommandSide {
  readonly port: number;
  /** Each opens an account; together they name all wallets. */
  readonly requests: readonly string[];
  /** Its Node processes. */
  readonly pids: readonly number[];
  /** @throws Error when the database does not hold what was answered */
  check(accepted: number): Promise<void>;
  stop(): Promise<void>;
}

/** Wallets on each side. Commands of one wallet wait for each other. */
export const wallets = ({ short }: RunOptions) => (short ? 16 : 64);
export const ASSET = 'EUR';
export const PATH = '/api/v1/wallet/accounts';
export const ACCOUNTS_LIMIT = 10_000_000;

export function expectNone(rows: readonly unknown[], what: string): void {
  if (rows.length > 0) throw new Error(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
}

export function expectEqual(found: number, expected: number, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
