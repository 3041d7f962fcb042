'use client';

import { Alert, Text, Title } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { ChangeEmailForm, type AskedChange } from './change-email.form';
import { ChangeEmailSent } from './change-email.sent';
import { useSettings } from './personal.hook';
import { SettingsLayout, SettingsSkeleton } from './settings-layout';

/** Another e-mail address, once (CT-F25). */
export function ChangeEmailScreen() {
  return (
    <SettingsLayout>
      <ChangeEmail />
    </SettingsLayout>
  );
}

function ChangeEmail() {
  const t = useTranslations('changeEmail');
  const { dateTime } = useFormatter();
  const settings = useSettings();
  const [asked, setAsked] = useState<AskedChange>();
  if (asked) return <ChangeEmailSent asked={asked} onOther={() => setAsked(undefined)} />;
  if (settings.error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(settings.error)}
        busy={settings.isFetching}
        onRetry={() => void settings.refetch()}
      />
    );
  }
  if (!settings.data) return <SettingsSkeleton />;
  const { email, emailChanged } = settings.data.securitySettings;
  return (
    <>
      <Title order={1}>{t('heading')}</Title>
      <Text mt={4}>{t.rich('now', { email, address: (words) => <strong>{words}</strong> })}</Text>
      {emailChanged ? (
        <Alert variant="light" color="gray" icon={<IconInfoCircle />} mt="md" maw={420}>
          {t('changed', { when: dateTime(new Date(emailChanged), { dateStyle: 'long' }) })}
        </Alert>
      ) : (
        <Text c="dimmed" mt={4}>
          {t('lead')}
        </Text>
      )}
      <ChangeEmailForm disabled={emailChanged !== null} onSent={setAsked} />
    </>
  );
}
