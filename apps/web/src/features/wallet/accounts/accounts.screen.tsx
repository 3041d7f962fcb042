'use client';

import { Paper, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { openAccounts } from '../account';
import type { Account, Wallet } from '../get-wallet.hook';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { WalletFrame } from '../wallet-frame';
import styles from './accounts.module.scss';
import { AccountRow } from './accounts.row';
import { OpenAccountForm } from './open-account.form';

/** My accounts: one more, names of my own, closing. */
export function AccountsScreen() {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <Accounts wallet={wallet} />}
    </WalletFrame>
  );
}

function Accounts({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('accounts');
  const open = openAccounts(wallet);
  const closed = wallet.accounts.filter((account) => !open.includes(account));
  return (
    <>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4}>
        {t('lead')}
      </Text>
      <AccountList accounts={open} />
      <OpenAccountForm />
      {closed.length > 0 && (
        <section aria-labelledby="closed">
          <Title order={2} id="closed" size="h3" mt="xl">
            {t('closed')}
          </Title>
          <AccountList accounts={closed} />
        </section>
      )}
    </>
  );
}

function AccountList({ accounts }: { accounts: readonly Account[] }) {
  return (
    <Paper component="ul" className={styles.list}>
      {accounts.map((account) => (
        <AccountRow key={account.id} account={account} />
      ))}
    </Paper>
  );
}
