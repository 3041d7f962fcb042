import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useProblemText } from '@/ui/use-problem-text';
import { useEndOtherSessions } from './end-sessions.hook';

export function EndOtherSessionsButton({ count }: { count: number }) {
  const t = useTranslations('sessions');
  const textOf = useProblemText();
  const end = useEndOtherSessions();
  return (
    <Button
      variant="default"
      size="sm"
      loading={end.isPending}
      onClick={() =>
        end.mutate(undefined, {
          onSuccess: () => showToast('success', t('othersEnded')),
          onError: (error) => showToast('error', textOf(asProblem(error))),
        })
      }
    >
      {t('endOthers', { count })}
    </Button>
  );
}
