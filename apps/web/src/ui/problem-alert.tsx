'use client';

import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ApiProblem } from '@/api/problem';
import { texts } from '@/texts';

/** Says above a form why it was not accepted, and when to try again. */
export function ProblemAlert({ problem, children }: { problem: ApiProblem; children?: ReactNode }) {
  const wait = problem.retryAfterSeconds;
  return (
    <Alert role="alert" variant="light" color="red" icon={<IconAlertCircle />}>
      {problem.message} {wait !== undefined && texts.retryAfter(wait)} {children}
    </Alert>
  );
}
