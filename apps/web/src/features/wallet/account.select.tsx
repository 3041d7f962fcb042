import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { available } from './account';
import type { Account } from './get-wallet.hook';
import { useAccountName, useMoney } from './use-money';

interface AccountSelectProps extends Omit<NativeSelectProps, 'data'> {
  accounts: readonly Account[];
  /** Said first while nothing is chosen. */
  placeholder?: string;
}

/** One of my accounts, each with what it has available. */
export function AccountSelect({ accounts, placeholder, ...props }: AccountSelectProps) {
  const t = useTranslations('money');
  const nameOf = useAccountName();
  const { money } = useMoney();
  return (
    <NativeSelect size="md" {...props}>
      {placeholder && <option value="">{placeholder}</option>}
      {accounts.map((account) => (
        <option key={account.id} value={account.id}>
          {t('choice', { account: nameOf(account), available: money(available(account), account.asset) })}
        </option>
      ))}
    </NativeSelect>
  );
}
