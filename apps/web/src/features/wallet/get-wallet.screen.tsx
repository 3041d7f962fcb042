'use client';

import { Skeleton, Text, Title } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useFormatter, useTranslations } from 'use-intl';
import { useSession } from '@/session/session.store';
import { TextLink } from '@/ui/links';
import { QuickActions } from './get-wallet.actions';
import { Balances } from './get-wallet.balances';
import { FirstStep } from './get-wallet.first-step';
import type { Wallet } from './get-wallet.hook';
import { LatestMovements } from './get-wallet.latest';
import styles from './get-wallet.module.scss';
import { WalletSkeleton } from './get-wallet.skeleton';
import { WalletFrame } from './wallet-frame';

// Behind what the person came for: the balances.
const Valuation = dynamic(() => import('./get-valuation.section').then((module) => module.Valuation), {
  ssr: false,
  loading: () => <Skeleton height={388} mt="xl" radius="lg" />,
});
const ActiveHolds = dynamic(() => import('./holds/list-holds.section').then((module) => module.ActiveHolds), {
  ssr: false,
});

/** The overview: what there is, what happened last, and what can be done. */
export function WalletScreen() {
  return <WalletFrame loading={<WalletSkeleton />}>{(wallet) => <WalletContent wallet={wallet} />}</WalletFrame>;
}

function WalletContent({ wallet }: { wallet: Wallet }) {
  const session = useSession();
  const t = useTranslations('wallet');
  const header = useTranslations('header');
  const openedAt = useFormatter().dateTime(new Date(wallet.openedAt), { dateStyle: 'long' });
  const untouched = wallet.movements.rows.every(({ kind }) => kind === 'welcome');
  return (
    <>
      <div className={styles.headingRow}>
        <div>
          {session.status === 'signed-in' && (
            <Text c="dimmed">{t('greeting', { username: session.account.username })}</Text>
          )}
          <Title order={1}>{t('heading')}</Title>
          <Text c="dimmed" size="sm" mt={4}>
            {t('openedAt', { date: openedAt })}
            {' · '}
            <TextLink href="/bookkeeping">{header('books')}</TextLink>
          </Text>
        </div>
        <QuickActions />
      </div>
      {untouched ? <FirstStep /> : <Valuation wallet={wallet} />}
      <Balances wallet={wallet} />
      <ActiveHolds wallet={wallet} />
      <LatestMovements wallet={wallet} />
    </>
  );
}
