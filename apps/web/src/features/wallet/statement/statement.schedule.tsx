import { Switch } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useScheduleStatement, useStatementSchedule } from './statement-schedule.hook';

/** Whether a mail says on the first of each month that the statement is ready; takes effect at once. */
export function StatementSchedule() {
  const t = useTranslations('statement.schedule');
  const textOf = useProblemText();
  const schedule = useStatementSchedule();
  const change = useScheduleStatement();
  const set = useSingleFlight(async (monthly: boolean) => {
    try {
      await change.mutateAsync({ monthly });
      showToast('success', t(monthly ? 'on' : 'off'));
    } catch {
      // Said below.
    }
  });
  const chosen = schedule.data?.monthly ?? false;
  const error = change.error ?? schedule.error;
  return (
    <Switch
      mt="md"
      label={t('label')}
      description={t('hint')}
      error={error ? textOf(asProblem(error)) : undefined}
      disabled={!schedule.data}
      checked={change.isPending ? change.variables.monthly : chosen}
      onChange={({ currentTarget }) => void set(currentTarget.checked)}
    />
  );
}
