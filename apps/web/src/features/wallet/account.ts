import type { Account, Wallet } from './get-wallet.hook';

/** What of an account can be spent, in minor units. */
export const available = ({ balance, held }: Account): bigint => BigInt(balance) - BigInt(held);

/** Those that can be used; what happened on the closed ones can still be read. */
export const openAccounts = ({ accounts }: Wallet): Account[] => accounts.filter(({ closedAt }) => !closedAt);

export const accountOf = ({ accounts }: Wallet, id: string): Account | undefined =>
  accounts.find((account) => account.id === id);

/** The other accounts of a person in the same asset. */
export function othersLike(wallet: Wallet, id: string): Account[] {
  const code = accountOf(wallet, id)?.asset.code;
  return openAccounts(wallet).filter((account) => account.id !== id && account.asset.code === code);
}

/** What sending to somebody else costs, on top of the amount, in minor units. */
export const feeFor = (amount: string, { transferFeePerMille }: Wallet): bigint =>
  (BigInt(amount) * BigInt(transferFeePerMille) + 999n) / 1_000n;

/** The account a form begins with: the one asked for, else the first that has something. */
export function firstChoice(accounts: readonly Account[], asked?: string): Account | undefined {
  return accounts.find(({ id }) => id === asked) ?? accounts.find((account) => available(account) > 0n) ?? accounts[0];
}
