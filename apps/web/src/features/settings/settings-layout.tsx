'use client';

import { Container, Skeleton, Stack } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { RequireSession } from '@/session/require-session';
import { texts } from '@/texts';
import styles from './settings-layout.module.scss';

const sections = [
  { href: '/settings/password', label: texts.settings.password },
  { href: '/settings/sessions', label: texts.settings.sessions },
];

/** The settings of the signed-in person, section by section. */
export function SettingsLayout({ loading, children }: { loading?: ReactNode; children: ReactNode }) {
  const path = usePathname();
  return (
    <Container size="sm" py="xl" w="100%">
      <nav className={styles.nav} aria-label={texts.settings.navigation}>
        {sections.map(({ href, label }) => (
          <Link key={href} href={href} aria-current={path === href ? 'page' : undefined} className={styles.link}>
            {label}
          </Link>
        ))}
      </nav>
      <RequireSession loading={loading ?? <FormSkeleton />}>{children}</RequireSession>
    </Container>
  );
}

function FormSkeleton() {
  return (
    <Stack gap="md" role="status" aria-label={texts.settings.loading}>
      <Skeleton width={260} height={34} />
      <Skeleton height={40} maw={420} />
      <Skeleton height={40} maw={420} />
    </Stack>
  );
}
