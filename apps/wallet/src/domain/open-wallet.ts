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
  { transferId, now: postedAt }: { readonly transferId: string; readonly now: Date },
): Posting | undefined {
  const account = wallet.accounts.find(({ assetCode }) => assetCode === WELCOME_ASSET);
  if (!account || points === 0n) return undefined;
  return {
    transferId,
    kind: 'welcome',
    fromAccountId: issueAccountId,
    toAccountId: account.id,
    postedAt,
    legs: [
      { accountId: issueAccountId, amount: -points },
      { accountId: account.id, amount: points },
    ],
  };
}
