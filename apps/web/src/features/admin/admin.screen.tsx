'use client';

import { Button, Container, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconLock, IconPlus } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { useRole } from '@/session/role';
import { ErrorState } from '@/ui/error-state';
import { ButtonLink } from '@/ui/links';
import { State } from '@/ui/state';
import { useAssets, type Asset } from './assets.hook';
import { AssetTable, type AssetAction } from './asset.table';

// Loaded with the first dialog.
const AssetDialog = dynamic(() => import('./asset.dialog'), { ssr: false });

/** What admins look after: assets, and who is given some (GS-W01, GS-W05). */
export function AdminScreen() {
  return (
    <Container py="xl" w="100%">
      <RequireSession loading={<AdminSkeleton />}>
        <ForAdmins />
      </RequireSession>
    </Container>
  );
}

function ForAdmins() {
  const t = useTranslations('admin');
  const role = useRole();
  if (role === 'admin') return <Assets />;
  return (
    <State icon={<IconLock />} title={t('notForYou.heading')} text={t('notForYou.text')}>
      <ButtonLink href="/wallet" variant="default">
        {t('notForYou.wallet')}
      </ButtonLink>
    </State>
  );
}

function Assets() {
  const t = useTranslations('admin');
  const assets = useAssets();
  const [asked, setAsked] = useState<{ action: AssetAction | 'create'; asset?: Asset }>();
  if (assets.data) {
    return (
      <>
        <Group justify="space-between" align="end">
          <div>
            <Title order={1}>{t('heading')}</Title>
            <Text c="dimmed" mt={4}>
              {t('count', { count: assets.data.length })}
            </Text>
          </div>
          <Button leftSection={<IconPlus size={18} />} onClick={() => setAsked({ action: 'create' })}>
            {t('create.open')}
          </Button>
        </Group>
        <AssetTable assets={assets.data} onAsk={(action, asset) => setAsked({ action, asset })} />
        {asked && <AssetDialog {...asked} onClose={() => setAsked(undefined)} />}
      </>
    );
  }
  if (assets.error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(assets.error)}
        busy={assets.isFetching}
        onRetry={() => void assets.refetch()}
      />
    );
  }
  return <AdminSkeleton />;
}

function AdminSkeleton() {
  const t = useTranslations('admin');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={220} height={34} mb={12} />
      <Stack gap="sm" mt="xl">
        <Skeleton height={56} />
        <Skeleton height={56} />
        <Skeleton height={56} />
      </Stack>
    </div>
  );
}
