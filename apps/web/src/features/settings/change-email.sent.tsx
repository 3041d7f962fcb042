import { Button, Group, Text } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { State } from '@/ui/state';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import type { AskedChange } from './change-email.form';
import { useChangeEmail } from './change-email.hook';

/** The link is on its way; it can be mailed again, or to another address. */
export function ChangeEmailSent({ asked: change, onOther }: { asked: AskedChange; onOther: () => void }) {
  const t = useTranslations('changeEmail.sent');
  const textOf = useProblemText();
  const again = useChangeEmail();
  const { withCode, asked } = useSecondFactor();
  const send = useSingleFlight(() => withCode((code) => again.mutateAsync({ ...change, code })).catch(() => undefined));
  return (
    <>
      <State
        takesFocus
        tone="good"
        icon={<IconMailOpened />}
        title={t('heading')}
        text={t.rich('text', { email: change.email, address: (words) => <strong>{words}</strong> })}
      >
        <Group justify="center" gap="xs">
          <Button variant="default" loading={again.isPending} onClick={() => void send()}>
            {t('again')}
          </Button>
          <Button variant="subtle" onClick={onOther}>
            {t('other')}
          </Button>
        </Group>
      </State>
      <Text role="status" size="sm" c="dimmed" ta="center">
        {again.isSuccess && t('sentAgain')}
        {again.error && !asked && textOf(asProblem(again.error))}
      </Text>
      <SecondFactorDialog asked={asked} />
    </>
  );
}
