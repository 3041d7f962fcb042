import type { RunOptions } from '../benchmark';
import { httpRequest } from '../load/load-plan';

/** One way from HTTP over Kafka to Postgres and back, running as separate processes. */
export interface CommandSide {
  readonly port: number;
  /** Each moves one point from a wallet to another; together they name all wallets. */
  readonly requests: readonly string[];
  /** Its Node processes. */
  readonly pids: readonly number[];
  /** @throws Error when the database does not hold what was answered */
  check(accepted: number): Promise<void>;
  stop(): Promise<void>;
}

/** Wallets on each side. Commands of one wallet wait for each other. */
export const wallets = ({ short }: RunOptions) => (short ? 16 : 64);
export const ASSET = 'POINTS';
export const PATH = '/api/v1/wallet/transfers';
/** What each wallet starts with: the most there is for a new one. */
export const FUNDS = 1_000_000;

export interface Payer {
  readonly username: string;
  readonly token: string;
  /** The account that pays. */
  readonly pointsId: string;
}

/** Everybody pays one and is paid by one, half of all apart: nobody runs out of money, and few meet at an account. */
export const ringOfTransfers = (payers: readonly Payer[]): string[] =>
  payers.map(({ token, pointsId: fromAccountId }, index) => {
    const { username } = payers[(index + (payers.length >> 1)) % payers.length]!;
    const body = { fromAccountId, to: { username }, amount: '1', assetCode: ASSET };
    return httpRequest(PATH, { authorization: `Bearer ${token}` }, body);
  });

export function expectNone(rows: readonly unknown[], what: string): void {
  if (rows.length > 0) throw new Error(`${what}: ${JSON.stringify(rows.slice(0, 3))}`);
}

export function expectEqual(found: number, expected: number, what: string): void {
  if (found !== expected) throw new Error(`${what}: ${found} instead of ${expected}`);
}
