import { randomUUID } from 'node:crypto';
import { AccountRegistered } from '@portfel/contracts';
import { freshPostgres } from '@portfel/testing';
import { ServiceHarness, type HarnessOptions } from '../../../libs/testing/src/service-harness';
import { walletConfig } from '../src/wallet.config';
import { WalletModule } from '../src/wallet.module';

export const startWallet = (options: HarnessOptions) => ServiceHarness.start(WalletModule, walletConfig, options);

/** The service on a database of its own; both go with `close`. */
export async function startFreshWallet(env: Record<string, string> = {}) {
  const database = await freshPostgres();
  const harness = await startWallet({ storeUrl: database.url, env });
  const close = async () => {
    await harness.close();
    await database.drop();
  };
  return { harness, database, close };
}

export const registered = (harness: ServiceHarness, accountId: string = randomUUID()) =>
  harness.message(AccountRegistered, { accountId, username: 'ann', profile: { publicEmail: false } });
