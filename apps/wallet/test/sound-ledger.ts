import type { DataSource } from 'typeorm';
import { verifyLedger } from '../../../tools/ledger/verify-ledger';

/** Everything a double-entry ledger promises, read from its rows. */
export async function expectSoundLedger(db: DataSource): Promise<void> {
  expect((await verifyLedger(db)).findings).toEqual([]);
}
