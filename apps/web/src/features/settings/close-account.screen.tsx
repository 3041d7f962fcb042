'use client';

import { List, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useSession } from '@/session/session.store';
import { TextLink } from '@/ui/links';
import { CloseAccountForm } from './close-account.form';
import { SettingsLayout } from './settings-layout';

/** What closing means, and the form that does it (CT-F26). */
export function CloseAccountScreen() {
  return (
    <SettingsLayout>
      <CloseAccount />
    </SettingsLayout>
  );
}

function CloseAccount() {
  const t = useTranslations('closeAccount');
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return (
    <>
      <Title order={1}>{t('heading')}</Title>
      <Text fw={550} mt={4}>
        {t('lead')}
      </Text>
      <List spacing="xs" my="md" maw={560}>
        <List.Item>{t('goes')}</List.Item>
        <List.Item>{t('wallet')}</List.Item>
        <List.Item>{t('address')}</List.Item>
        <List.Item>{t('name')}</List.Item>
      </List>
      <Text mb="lg">
        <TextLink href="/settings/export">{t('keep')}</TextLink>
      </Text>
      <CloseAccountForm username={session.account.username} />
    </>
  );
}
