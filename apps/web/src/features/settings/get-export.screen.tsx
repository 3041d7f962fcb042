'use client';

import { Button, Stack, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useExport } from './get-export.hook';
import { SettingsLayout } from './settings-layout';

/** Everything that is held about a person, for that person; and the way out. */
export function ExportScreen() {
  return (
    <SettingsLayout>
      <Export />
    </SettingsLayout>
  );
}

function Export() {
  const t = useTranslations('exportData');
  const file = useExport();
  const download = useSingleFlight(() => file.mutateAsync().catch(() => undefined));
  return (
    <Stack gap="md" align="flex-start">
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed">{t('lead')}</Text>
      {file.error && <ProblemAlert problem={asProblem(file.error)} />}
      <Button leftSection={<IconDownload size={18} />} loading={file.isPending} onClick={() => void download()}>
        {t('submit')}
      </Button>
      <Text role="status" size="sm" c="dimmed">
        {file.isSuccess && t('done', { file: file.data })}
      </Text>
      <Text mt="lg">
        {t('closing')} <TextLink href="/settings/close-account">{t('toClosing')}</TextLink>
      </Text>
    </Stack>
  );
}
