'use client';

import { Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { useMe } from '@/features/profile/get-me.hook';
import { ErrorState } from '@/ui/error-state';
import { PersonalForm } from './personal.form';
import { useSettings } from './personal.hook';
import { PhotoEditor } from './photo.editor';
import { PublicEmailSwitch } from './public-email.switch';
import { SettingsLayout, SettingsSkeleton } from './settings-layout';
import { UsernameForm } from './username.form';

/** What one is to others: photo, words, name, and whether the e-mail address is shown (CT-F22). */
export function PersonalScreen() {
  const t = useTranslations('personal');
  return (
    <SettingsLayout>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <Personal />
    </SettingsLayout>
  );
}

function Personal() {
  const t = useTranslations('personal');
  const [settings, me] = [useSettings(), useMe()];
  const error = settings.error ?? me.error;
  if (settings.data && me.data) {
    const { isProfilePicPresent, securitySettings, personalSettings } = settings.data;
    return (
      <>
        <PhotoEditor username={personalSettings.username} present={isProfilePicPresent} />
        <PersonalForm settings={personalSettings} kind={me.data.profile?.kind ?? 'real'} />
        <UsernameForm username={personalSettings.username} />
        <PublicEmailSwitch email={securitySettings.email} shown={securitySettings.publicEmail} />
      </>
    );
  }
  if (error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(error)}
        busy={settings.isFetching || me.isFetching}
        onRetry={() => void Promise.all([settings.refetch(), me.refetch()])}
      />
    );
  }
  return <SettingsSkeleton />;
}
