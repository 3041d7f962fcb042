'use client';

import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { SecondFactorChoice } from './security.choice';
import { useSecondFactorChanged, useSecondFactorState } from './security.hook';
import { PhoneSetup } from './security.phone';
import { ProtectedBy } from './security.protected';
import { RecoveryCodes } from './security.recovery-codes';
import { TotpSetup } from './security.totp';
import { SettingsLayout } from './settings-layout';

/** A second factor: an authenticator app or a phone, one of the two (CT-F23). */
export function SecurityScreen() {
  const t = useTranslations('security');
  return (
    <SettingsLayout>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <Security />
    </SettingsLayout>
  );
}

function Security() {
  const t = useTranslations('security');
  const query = useSecondFactorState();
  const changed = useSecondFactorChanged();
  const [setup, setSetup] = useState<'app' | 'phone'>();
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>();

  const done = (codes?: readonly string[]) => {
    setSetup(undefined);
    setRecoveryCodes(codes);
    void changed();
  };
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={() => setRecoveryCodes(undefined)} />;
  if (query.data) {
    const cancel = () => setSetup(undefined);
    if (setup === 'app') return <TotpSetup onDone={done} onCancel={cancel} />;
    if (setup === 'phone') return <PhoneSetup onDone={done} onCancel={cancel} />;
    return isOn(query.data) ? (
      <ProtectedBy factor={query.data} onChanged={done} />
    ) : (
      <SecondFactorChoice onChoose={setSetup} />
    );
  }
  if (query.error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(query.error)}
        busy={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return (
    <Stack gap="md" role="status" aria-label={t('loading')}>
      <Skeleton height={120} />
      <Skeleton height={120} />
    </Stack>
  );
}

const isOn = ({ totp, phone }: Schemas['SecondFactor']) => totp || phone !== null;
