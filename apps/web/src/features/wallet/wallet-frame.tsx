'use client';

import { Alert, Button, Container } from '@mantine/core';
import { IconCloudOff, IconWifiOff } from '@tabler/icons-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { ErrorState } from '@/ui/error-state';
import { State } from '@/ui/state';
import { useWallet, type Wallet } from './get-wallet.hook';
import { WalletOpening } from './get-wallet.opening';
import { useLive } from './live.hook';
import styles from './wallet-frame.module.scss';

const sections = { overview: '/wallet', statement: '/wallet/statement', accounts: '/wallet/accounts' } as const;

interface WalletFrameProps {
  /** Of the content: a form is narrow. */
  width?: 'narrow' | 'wide';
  loading: ReactNode;
  children: (wallet: Wallet) => ReactNode;
}

/** Every screen of the wallet: its sections, and what is to be said while there is no wallet to show. */
export function WalletFrame({ width = 'wide', loading, children }: WalletFrameProps) {
  const t = useTranslations('wallet.sections');
  const path = usePathname();
  return (
    <Container py="xl" w="100%">
      <nav className={styles.nav} aria-label={t('navigation')}>
        {Object.entries(sections).map(([section, href]) => (
          <Link key={section} href={href} aria-current={path === href ? 'page' : undefined} className={styles.link}>
            {t(section as keyof typeof sections)}
          </Link>
        ))}
      </nav>
      <div className={styles.content} data-width={width}>
        <RequireSession loading={loading}>
          <WalletOfSession loading={loading}>{children}</WalletOfSession>
        </RequireSession>
      </div>
    </Container>
  );
}

function WalletOfSession({ loading, children }: Pick<WalletFrameProps, 'loading' | 'children'>) {
  useLive();
  const t = useTranslations();
  const wallet = useWallet();
  if (wallet.data) {
    return (
      <>
        {wallet.isError && <Stale busy={wallet.isFetching} onRetry={() => void wallet.refetch()} />}
        {children(wallet.data)}
      </>
    );
  }
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
  return loading;
}

/** What is shown is older than it should be. */
function Stale({ busy, onRetry }: { busy: boolean; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <Alert role="alert" mb="lg" color="red" variant="light" icon={<IconCloudOff />}>
      {t('wallet.stale')}{' '}
      <Button variant="default" size="compact-sm" loading={busy} onClick={onRetry}>
        {t('actions.tryAgain')}
      </Button>
    </Alert>
  );
}
