'use client';

import { Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { EndOtherSessionsButton } from './end-other-sessions.button';
import { useSessions } from './list-sessions.hook';
import { SessionRow } from './list-sessions.row';
import styles from './list-sessions.module.scss';
import { SettingsLayout } from './settings-layout';

/** Where I am signed in, and how to end it (CT-A14). */
export function SessionsScreen() {
  return (
    <SettingsLayout loading={<SessionsSkeleton />}>
      <Sessions />
    </SettingsLayout>
  );
}

function Sessions() {
  const t = useTranslations('sessions');
  const query = useSessions();
  if (query.data) {
    const others = query.data.filter(({ current }) => !current);
    return (
      <>
        <Title order={1}>{t('heading')}</Title>
        <Group justify="space-between" align="end" mt={4}>
          <Text c="dimmed">{t('count', { count: query.data.length })}</Text>
          {others.length > 0 && <EndOtherSessionsButton count={others.length} />}
        </Group>
        <ul className={styles.list}>
          {query.data.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
        <Text c="dimmed" size="sm" mt="md">
          {t('hint')}
        </Text>
      </>
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
  return <SessionsSkeleton />;
}

function SessionsSkeleton() {
  const t = useTranslations('sessions');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={260} height={34} mb={12} />
      <Skeleton width={180} height={16} />
      <Stack gap="md" mt="xl">
        <Skeleton height={72} />
        <Skeleton height={72} />
      </Stack>
    </div>
  );
}
