'use client';

import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { useProblemText } from './use-problem-text';

/** Says above a form why it was not accepted, and when to try again. */
export function ProblemAlert({ problem, children }: { problem: ApiProblem; children?: ReactNode }) {
  const t = useTranslations('retryAfter');
  const textOf = useProblemText();
  const wait = problem.retryAfterSeconds;
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
      {textOf(problem)} {wait !== undefined && t('seconds', { seconds: wait })} {children}
    </Alert>
  );
}
