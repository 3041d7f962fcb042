/** A wallet as the opening of an account needs it. */
export interface GrowingWallet {
  readonly id: string;
  /** Opened in it so far, closed ones among them. */
  readonly accountCount: number;
  readonly closedCount: number;
  /** Of the last event published about this wallet. */
  readonly lastEventSequence: number;
}

/** An asset as the opening of an account in it needs it. */
export interface GrowingAsset {
  /** How far below zero the account may go. */
  readonly overdraft: bigint;
  readonly archived: boolean;
}

export type AccountOpening =
  | { readonly opened: true; readonly walletId: string; readonly number: number; readonly sequence: number }
  | {
      readonly opened: false;
      readonly error: 'wallet-not-found' | 'asset-not-found' | 'asset-archived' | 'account-limit-reached';
    };

/** Accounts of a wallet are numbered without gaps, and so are the events about it. The limit is on those that are open. */
export function decideAccountOpening(
  wallet: GrowingWallet | undefined,
  asset: GrowingAsset | undefined,
  accountsLimit: number,
): AccountOpening {
  if (!wallet) return { opened: false, error: 'wallet-not-found' };
  if (!asset) return { opened: false, error: 'asset-not-found' };
  if (asset.archived) return { opened: false, error: 'asset-archived' };
  const { id: walletId, accountCount, closedCount, lastEventSequence } = wallet;
  if (accountCount - closedCount >= accountsLimit) return { opened: false, error: 'account-limit-reached' };
  return { opened: true, walletId, number: accountCount + 1, sequence: lastEventSequence + 1 };
}

/** The wallet with the account that was opened in it. */
export function grown(wallet: GrowingWallet, { number, sequence }: Extract<AccountOpening, { opened: true }>) {
  return { ...wallet, accountCount: number, lastEventSequence: sequence };
}
