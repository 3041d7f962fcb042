/** A wallet as the opening of an account needs it. */
export interface GrowingWallet {
  readonly id: string;
  readonly accountCount: number;
  /** Of the last event published about this wallet. */
  readonly lastEventSequence: number;
}

export type AccountOpening =
  | { readonly opened: true; readonly walletId: string; readonly number: number; readonly sequence: number }
  | { readonly opened: false; readonly error: 'wallet-not-found' | 'asset-not-found' | 'account-limit-reached' };

/** Accounts of a wallet are numbered without gaps, and so are the events about it. */
export function decideAccountOpening(
  wallet: GrowingWallet | undefined,
  assetIsKnown: boolean,
  accountsLimit: number,
): AccountOpening {
  if (!wallet) return { opened: false, error: 'wallet-not-found' };
  if (!assetIsKnown) return { opened: false, error: 'asset-not-found' };
  if (wallet.accountCount >= accountsLimit) return { opened: false, error: 'account-limit-reached' };
  const { id: walletId, accountCount, lastEventSequence } = wallet;
  return { opened: true, walletId, number: accountCount + 1, sequence: lastEventSequence + 1 };
}
