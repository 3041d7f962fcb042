import { Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MoneyProblem } from './money-problem';
import type { ReviewState } from './money-steps.hook';
import { PendingChip } from './pending-chip';

interface MoneyReviewProps {
  /** On the button that asks for it. */
  send: string;
  state: ReviewState;
  /** The slip with what is asked for. */
  children: ReactNode;
}

/** The second step: everything once more, before it is asked for. */
export function MoneyReview({ send, state: { busy, taken, problem, onSend, onBack }, children }: MoneyReviewProps) {
  const t = useTranslations('transfer');
  return (
    <Stack gap="md">
      {children}
      {problem && !busy && <MoneyProblem problem={problem} />}
      {taken && <PendingChip>{t('pending')}</PendingChip>}
      <Button size="lg" loading={busy} onClick={onSend} data-autofocus>
        {send}
      </Button>
      <Button variant="default" size="lg" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
    </Stack>
  );
}
