'use client';

import { ActionIcon, Container, Group, Skeleton } from '@mantine/core';
import { IconSettings } from '@tabler/icons-react';
import Link from 'next/link';
import { SignOutButton } from '@/session/end-session';
import { useSession } from '@/session/session.store';
import { texts } from '@/texts';
import styles from './header.module.scss';
import { ButtonLink, LinkBusy } from './links';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

export function Header() {
  return (
    <header className={styles.header}>
      <a className={styles.skip} href="#content">
        {texts.header.skip}
      </a>
      <Container className={styles.row}>
        <Link href="/" className={styles.home} aria-label={texts.header.home}>
          <Logo />
          <span className={styles.name}>{texts.product}</span>
          <LinkBusy />
        </Link>
        <Group component="nav" aria-label={texts.header.navigation} gap="xs" wrap="nowrap">
          <Actions />
          <ThemeToggle />
        </Group>
      </Container>
    </header>
  );
}

/** What the header offers, by the session (CT-F01). */
function Actions() {
  const { status } = useSession();
  if (status === 'unknown') return <Skeleton width={227} height={36} radius="md" />;
  if (status === 'signed-in' || status === 'unreachable') {
    return (
      <>
        <ButtonLink href="/wallet" variant="subtle" color="gray" size="sm">
          {texts.header.wallet}
        </ButtonLink>
        <ActionIcon
          component={Link}
          href="/settings/sessions"
          variant="subtle"
          color="gray"
          size={36}
          aria-label={texts.header.settings}
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
        {texts.header.signIn}
      </ButtonLink>
      <ButtonLink href="/signup" size="sm">
        {texts.header.signUp}
      </ButtonLink>
    </>
  );
}
