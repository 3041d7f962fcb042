import type { Posting } from './posting';

/** The assets a new wallet has an account in. */
export const STARTING_ASSETS = ['PLN', 'EUR', 'USD', 'BTC', 'POINTS'] as const;
export const WELCOME_ASSET = 'POINTS';

export interface NewWallet {
  readonly id: string;
  readonly ownerId: string;
  readonly accounts: readonly { readonly id: string; readonly assetCode: string }[];
}

/** A wallet for a new person: one account per starting asset, all at zero. */
export function openWallet(ownerId: string, newId: () => string): NewWallet {
  const accounts = STARTING_ASSETS.map((assetCode) => ({ id: newId(), assetCode }));
  return { id: newId(), ownerId, accounts };
}

/** The welcome points come out of the issue account: what one side gains the other owes. */
export function welcomeGrant(
  wallet: NewWallet,
  issueAccountId: string,
  points: bigint,
  newId: () => string,
): Posting | undefined {
  const account = wallet.accounts.find(({ assetCode }) => assetCode === WELCOME_ASSET);
  if (!account || points === 0n) return undefined;
  return {
    transferId: newId(),
    kind: 'welcome',
    assetCode: WELCOME_ASSET,
    legs: [
      { entryId: newId(), accountId: issueAccountId, amount: -points },
      { entryId: newId(), accountId: account.id, amount: points },
    ],
  };
}
