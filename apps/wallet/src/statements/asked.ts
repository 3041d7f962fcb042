import type { Metadata } from '@grpc/grpc-js';
import type { Reading } from '@portfel/messaging-typeorm';
import { isAskedBy, notFound } from '@portfel/platform';
import type { Period } from '../storage/statement.store';
import type { Wallet, WalletStore } from '../storage/wallet.store';

/** What the questions about a statement have in common. */
interface AskedOf {
  readonly ownerId: string;
  readonly accountId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** The wallet of the person who asks. @throws RpcException when there is none, or the account is not in it */
export async function walletAsked(
  wallets: WalletStore,
  asked: AskedOf,
  metadata: Metadata,
  on?: Reading,
): Promise<Wallet> {
  const { ownerId, accountId } = asked;
  const wallet = isAskedBy(metadata, ownerId) ? await wallets.findByOwner(ownerId, on) : undefined;
  if (!wallet) throw notFound('wallet-not-found');
  if (accountId && !wallet.accounts.some(({ id }) => id === accountId)) throw notFound('account-not-found');
  return wallet;
}

export const periodOf = ({ from, to }: AskedOf): Period => ({
  from: from ? new Date(from) : undefined,
  to: to ? new Date(to) : undefined,
});
