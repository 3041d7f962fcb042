import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';

/** Says why money was not moved, and where to go when a second factor is asked for and there is none. */
export function MoneyProblem({ problem }: { problem: ApiProblem }) {
  const t = useTranslations('secondFactor');
  return (
    <ProblemAlert problem={problem}>
      {problem.code === 'second-factor-needed' && <TextLink href="/settings/security">{t('setUp')}</TextLink>}
    </ProblemAlert>
  );
}
