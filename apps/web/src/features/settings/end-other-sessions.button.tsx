import { Button } from '@mantine/core';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { showToast } from '@/ui/toast';
import { useEndOtherSessions } from './end-sessions.hook';

export function EndOtherSessionsButton({ count }: { count: number }) {
  const end = useEndOtherSessions();
  return (
    <Button
      variant="default"
      size="sm"
      loading={end.isPending}
      onClick={() =>
        end.mutate(undefined, {
          onSuccess: () => showToast('success', texts.sessions.othersEnded),
          onError: (error) => showToast('error', texts.problems[asProblem(error).code] ?? texts.sessions.notEnded),
        })
      }
    >
      {texts.sessions.endOthers(count)}
    </Button>
  );
}
