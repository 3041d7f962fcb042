'use client';

import { ActionIcon, Container, Group, Skeleton } from '@mantine/core';
import { IconSettings, IconShieldCog, IconUserCircle, IconWallet } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { SignOutButton } from '@/session/end-session';
import { useRole } from '@/session/role';
import { useSession } from '@/session/session.store';
import styles from './header.module.scss';
import { ButtonLink, LinkBusy } from './links';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

export function Header() {
  const t = useTranslations('header');
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {t('skip')}
      </a>
      <Container className={styles.row}>
        <Link href="/" className={styles.home} aria-label={t('home')}>
          <Logo />
          <span className={styles.name}>{t('product')}</span>
          <LinkBusy />
        </Link>
        <Group component="nav" aria-label={t('navigation')} wrap="nowrap" className={styles.actions}>
          <ButtonLink href="/about" variant="subtle" color="gray" size="sm" visibleFrom="sm">
            {t('about')}
          </ButtonLink>
          <Actions />
          <ThemeToggle />
        </Group>
      </Container>
    </header>
  );
}

/** What the header offers, by the session (CT-F01). */
function Actions() {
  const t = useTranslations('header');
  const { status } = useSession();
  const role = useRole();
  if (status === 'unknown') return <Skeleton width={227} height={36} radius="md" />;
  if (status === 'signed-in' || status === 'unreachable') {
    return (
      <>
        <ButtonLink href="/wallet" variant="subtle" color="gray" size="sm" visibleFrom="xs">
          {t('wallet')}
        </ButtonLink>
        <ButtonLink href="/bookkeeping" variant="subtle" color="gray" size="sm" visibleFrom="md">
          {t('books')}
        </ButtonLink>
        <ActionIcon
          component={Link}
          href="/wallet"
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('wallet')}
          hiddenFrom="xs"
        >
          <IconWallet size={20} />
        </ActionIcon>
        {role === 'admin' && (
          <ActionIcon component={Link} href="/admin" variant="subtle" color="gray" size={36} aria-label={t('admin')}>
            <IconShieldCog size={20} />
          </ActionIcon>
        )}
        <ActionIcon component={Link} href="/account" variant="subtle" color="gray" size={36} aria-label={t('account')}>
          <IconUserCircle size={20} />
        </ActionIcon>
        <ActionIcon
          component={Link}
          href="/settings/personal"
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('settings')}
        >
          <IconSettings size={20} />
        </ActionIcon>
        {status === 'signed-in' && <SignOutButton />}
      </>
    );
  }
  return (
    <>
      <ButtonLink href="/signin" variant="subtle" color="gray" size="sm">
        {t('signIn')}
      </ButtonLink>
      <ButtonLink href="/signup" size="sm">
        {t('signUp')}
      </ButtonLink>
    </>
  );
}
