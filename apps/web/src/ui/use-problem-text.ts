import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';

/** Says what went wrong: by the problem's code, else in the API's own words. */
export function useProblemText(): (problem: ApiProblem) => string {
  const t = useTranslations('problems');
  return ({ code, sentence }) => (isKnown(code) ? t(code) : (sentence ?? t('unknown')));

  function isKnown(code: string): code is Parameters<typeof t>[0] {
    return t.has(code as Parameters<typeof t>[0]);
  }
}
