'use client';

import { Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { State } from '@/ui/state';

const patienceMs = 15_000;

/** A new account's wallet is opened a moment after sign-up; the screen goes on by itself. */
export function WalletOpening() {
  const [long, setLong] = useState(false);
  useTimeout(() => setLong(true), patienceMs, { autoInvoke: true });
  const t = useTranslations('wallet.opening');
  return (
    <State
      icon={<Loader size="sm" color="jade" />}
      title={t('heading')}
      text={<span role="status">{t(long ? 'long' : 'text')}</span>}
    />
  );
}
