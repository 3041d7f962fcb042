'use client';

import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { IconCloudOff, IconRefresh, IconWifiOff } from '@tabler/icons-react';
import { texts } from '@/texts';
import { State } from './state';

interface ErrorStateProps {
  title: string;
  /** Code of the problem; decides the sentence. */
  code: string;
  /** The sentence of the API for a code that has none here. */
  message?: string;
  busy?: boolean;
  onRetry: () => void;
}

/** Says that something could not be loaded and offers to try again; without a connection it says that instead. */
export function ErrorState({ title, code, message, busy, onRetry }: ErrorStateProps) {
  const { online } = useNetwork();
  if (!online) return <State icon={<IconWifiOff />} title={texts.offline.heading} text={texts.offline.text} />;
  return (
    <State
      tone="bad"
      icon={<IconCloudOff />}
      title={title}
      text={texts.problems[code] ?? message ?? texts.problems.unknown}
    >
      <Button variant="default" leftSection={<IconRefresh size={18} />} loading={busy} onClick={onRetry}>
        {texts.tryAgain}
      </Button>
    </State>
  );
}
