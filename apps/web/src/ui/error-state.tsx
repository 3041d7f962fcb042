'use client';

import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { State } from './state';
import { useProblemText } from './use-problem-text';

interface ErrorStateProps {
  title: string;
  problem: ApiProblem;
  busy?: boolean;
  onRetry: () => void;
}

/** Says that something could not be loaded and offers to try again; without a connection it says that instead. */
export function ErrorState({ title, problem, busy, onRetry }: ErrorStateProps) {
  const t = useTranslations();
  const textOf = useProblemText();
  const { online } = useNetwork();
  if (!online) return <State icon={<IconWifiOff />} title={t('offline.heading')} text={t('offline.text')} />;
  return (
    <State tone="bad" icon={<IconCloudOff />} title={title} text={textOf(problem)}>
      <Button variant="default" leftSection={<IconRefresh size={18} />} loading={busy} onClick={onRetry}>
        {t('actions.tryAgain')}
      </Button>
    </State>
  );
}
