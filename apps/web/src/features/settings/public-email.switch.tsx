'use client';

import { Stack, Switch, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useChangeProfile } from './personal.hook';
import styles from './personal.module.scss';

/** Whether others see the e-mail address (CT-U40); takes effect at once. */
export function PublicEmailSwitch({ email, shown }: { email: string; shown: boolean }) {
  const t = useTranslations('personal.publicEmail');
  const change = useChangeProfile();
  const show = useSingleFlight(async (publicEmail: boolean) => {
    try {
      await change.mutateAsync({ publicEmail });
      showToast('success', t(publicEmail ? 'on' : 'off'));
    } catch {
      // Said below.
    }
  });
  return (
    <section className={styles.part}>
      <Title order={2} size="h3" mb="sm">
        {t('heading')}
      </Title>
      <Stack gap="md">
        {change.error && <ProblemAlert problem={asProblem(change.error)} />}
        <Switch
          label={t('label', { email })}
          checked={change.isPending ? (change.variables.publicEmail ?? shown) : shown}
          onChange={(event) => void show(event.currentTarget.checked)}
        />
      </Stack>
    </section>
  );
}
