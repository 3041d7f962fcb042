'use client';

import { Alert, Button, Container, Text, Title } from '@mantine/core';
import { IconCloudOff, IconWifiOff } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { useSession } from '@/session/session.store';
import { ErrorState } from '@/ui/error-state';
import { TextLink } from '@/ui/links';
import { State } from '@/ui/state';
import { Balances } from './get-wallet.balances';
import { useWallet, type Wallet } from './get-wallet.hook';
import { Movements } from './get-wallet.movements';
import { WalletOpening } from './get-wallet.opening';
import { WalletSkeleton } from './get-wallet.skeleton';

export function WalletScreen() {
  return (
    <Container py="xl" w="100%">
      <RequireSession loading={<WalletSkeleton />}>
        <WalletOfSession />
      </RequireSession>
    </Container>
  );
}

function WalletOfSession() {
  const t = useTranslations();
  const wallet = useWallet();
  if (wallet.data) return <WalletContent wallet={wallet.data} query={wallet} />;
  if (wallet.data === null) return <WalletOpening />;
  if (wallet.fetchStatus === 'paused') {
    return <State icon={<IconWifiOff />} title={t('offline.heading')} text={t('offline.text')} />;
  }
  if (wallet.error) {
    return (
      <ErrorState
        title={t('wallet.failed')}
        problem={asProblem(wallet.error)}
        busy={wallet.isFetching}
        onRetry={() => void wallet.refetch()}
      />
    );
  }
  return <WalletSkeleton />;
}

function WalletContent({ wallet, query }: { wallet: Wallet; query: ReturnType<typeof useWallet> }) {
  const session = useSession();
  const t = useTranslations();
  const openedAt = useFormatter().dateTime(new Date(wallet.openedAt), { dateStyle: 'long' });
  return (
    <>
      {session.status === 'signed-in' && (
        <Text c="dimmed">{t('wallet.greeting', { username: session.account.username })}</Text>
      )}
      <Title order={1}>{t('wallet.heading')}</Title>
      <Text c="dimmed" size="sm" mt={4}>
        {t('wallet.openedAt', { date: openedAt })}
        {' · '}
        <TextLink href="/bookkeeping">{t('header.books')}</TextLink>
      </Text>
      {query.isError && (
        <Alert role="alert" mt="lg" color="red" variant="light" icon={<IconCloudOff />}>
          {t('wallet.stale')}{' '}
          <Button variant="default" size="compact-sm" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t('actions.tryAgain')}
          </Button>
        </Alert>
      )}
      <Balances accounts={wallet.accounts} />
      <Movements movements={wallet.movements} accounts={wallet.accounts} />
    </>
  );
}
