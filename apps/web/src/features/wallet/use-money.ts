import { useLocale, useTranslations } from 'use-intl';
import { available } from './account';
import type { Account } from './get-wallet.hook';
import { formatMoney, formatMovement, parseAmount, type Money } from './money';

/** Says amounts in the language of the person. */
export function useMoney() {
  const language = useLocale();
  return {
    money: (minorUnits: string | bigint, asset: Money) => formatMoney(String(minorUnits), asset, language),
    movement: (minorUnits: string, asset: Money) => formatMovement(minorUnits, asset, language),
  };
}

/** What an asset is called in the language of the person, else as the API calls it. */
export function useAssetName(): (asset: { code: string; name: string }) => string {
  const t = useTranslations('assets');
  return ({ code, name }) => (t.has(code as Parameters<typeof t>[0]) ? t(code as Parameters<typeof t>[0]) : name);
}

/** Says why a typed amount cannot be taken from an account, or put on it. */
export function useAmountFault() {
  const t = useTranslations('amountFaults');
  const { money } = useMoney();
  return (typed: string, account: Account | undefined, use: 'spend' | 'receive'): string | null => {
    if (!account) return null;
    const read = parseAmount(typed, account.asset.scale);
    if ('fault' in read) return t(read.fault, { scale: account.asset.scale });
    const most = available(account);
    if (use === 'receive' || BigInt(read.minorUnits) <= most) return null;
    return t('tooMuch', { available: money(most, account.asset) });
  };
}

/** What an account is called: as its owner calls it, else as its asset is called. */
export function useAccountName(): (account: Account) => string {
  const nameOf = useAssetName();
  return ({ asset, label }) => label || nameOf(asset);
}
