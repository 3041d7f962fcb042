'use client';

import { Skeleton, Text, Title, VisuallyHidden } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { Wallet } from '../get-wallet.hook';
import { WalletFrame } from '../wallet-frame';
import { StatementFiles } from './list-statement.files';
import { StatementFilters } from './list-statement.filters';
import styles from './list-statement.module.scss';
import { StatementRows } from './list-statement.rows';
import { StatementSchedule } from './statement.schedule';
import { addressOf, filterOf, type StatementFilter } from './statement.filter';

/** Everything that happened in the wallet, narrowed down by what stands in the address. */
export function StatementScreen() {
  return <WalletFrame loading={<StatementSkeleton />}>{(wallet) => <Statement wallet={wallet} />}</WalletFrame>;
}

function Statement({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('statement');
  const filter = filterOf(new URLSearchParams(useSearchParams()));
  const change = (by: Partial<StatementFilter>) =>
    history.replaceState(null, '', `${location.pathname}${addressOf({ ...filter, ...by })}`);
  return (
    <>
      <div className={styles.heading}>
        <div>
          <Title order={1}>{t('heading')}</Title>
          <Text c="dimmed" mt={4}>
            {t('lead')}
          </Text>
        </div>
        <StatementFiles filter={filter} />
      </div>
      <StatementSchedule />
      <StatementFilters wallet={wallet} filter={filter} onChange={change} />
      <StatementRows wallet={wallet} filter={filter} />
    </>
  );
}

function StatementSkeleton() {
  const t = useTranslations('wallet');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={200} height={34} />
      <Skeleton height={42} mt="lg" />
      <Skeleton height={42} mt="sm" />
      <Skeleton height={260} mt="xl" radius="lg" />
    </div>
  );
}
