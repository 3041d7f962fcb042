'use client';

import { Badge, Button, Group, Text, Title } from '@mantine/core';
import { IconDeviceMobile, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { showToast } from '@/ui/toast';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import { withCodeRequests } from './security.hook';
import styles from './security.module.scss';

interface ProtectedByProps {
  factor: Schemas['SecondFactor'];
  onChanged: (recoveryCodes?: readonly string[]) => void;
}

/** One of the two is on: which, how many recovery codes are left, and how to switch it off. */
export function ProtectedBy({ factor, onChanged }: ProtectedByProps) {
  const t = useTranslations('security');
  const textOf = useProblemText();
  const { withCode, asked } = useSecondFactor();
  const [busy, setBusy] = useState<'off' | 'renew'>();
  const kind = factor.totp ? 'app' : 'phone';
  const Icon = factor.totp ? IconShieldLock : IconDeviceMobile;

  const run = useSingleFlight(async (what: 'off' | 'renew', work: () => Promise<void>) => {
    setBusy(what);
    try {
      await work();
    } catch (error) {
      const problem = asProblem(error);
      // Whoever closes the dialog has changed their mind.
      if (!problem.code.endsWith('two-fa-required')) showToast('error', textOf(problem));
    } finally {
      setBusy(undefined);
    }
  });
  const switchOff = () =>
    run('off', async () => {
      await withCode(factor.totp ? withCodeRequests.removeTotp : withCodeRequests.removePhone);
      showToast('success', t(`${kind}.removed`));
      onChanged();
    });
  const renew = () => run('renew', async () => onChanged(await withCode(withCodeRequests.renewRecoveryCodes)));

  return (
    <>
      <section className={styles.card} aria-labelledby="security-on">
        <Icon className={styles.icon} size={28} stroke={1.6} aria-hidden />
        <div className={styles.what}>
          <div className={styles.name}>
            <Title order={2} size="h4" id="security-on">
              {t(`${kind}.name`)}
            </Title>
            <Badge variant="light">{t('on')}</Badge>
          </div>
          <Text c="dimmed" size="sm">
            {t(`${kind}.protects`, { phone: factor.phone ?? '' })}
          </Text>
        </div>
        <Button variant="default" loading={busy === 'off'} onClick={() => void switchOff()}>
          {t('switchOff')}
        </Button>
      </section>
      <section className={styles.card} aria-labelledby="security-recovery">
        <div className={styles.what}>
          <Title order={2} size="h4" id="security-recovery">
            {t('recovery.name')}
          </Title>
          <Text c="dimmed" size="sm">
            {t('recovery.left', { count: factor.recoveryCodesLeft })}
          </Text>
        </div>
        <Group>
          <Button variant="default" loading={busy === 'renew'} onClick={() => void renew()}>
            {t('recovery.renew')}
          </Button>
        </Group>
      </section>
      <Text c="dimmed" size="sm" mt="md">
        {t(`${kind}.other`)}
      </Text>
      <SecondFactorDialog asked={asked} />
    </>
  );
}
