'use client';

import { Container, Skeleton, Stack } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { RequireSession } from '@/session/require-session';
import styles from './settings-layout.module.scss';

const sections = ['personal', 'email', 'password', 'security', 'sessions', 'export'] as const;

/** The settings of the signed-in person, section by section. */
export function SettingsLayout({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  const t = useTranslations('settings');
  const path = usePathname();
  return (
    <Container size="sm" py="xl" w="100%">
      <nav className={styles.nav} aria-label={t('navigation')}>
        {sections.map((section) => (
          <Link
            key={section}
            href={`/settings/${section}`}
            aria-current={path === `/settings/${section}` ? 'page' : undefined}
            className={styles.link}
          >
            {t(section)}
          </Link>
        ))}
      </nav>
      <RequireSession loading={loading ?? <SettingsSkeleton />}>{children}</RequireSession>
    </Container>
  );
}

export function SettingsSkeleton() {
  const t = useTranslations('settings');
  return (
    <Stack gap="md" role="status" aria-label={t('loading')}>
      <Skeleton width={260} height={34} />
      <Skeleton height={40} maw={420} />
      <Skeleton height={40} maw={420} />
    </Stack>
  );
}
