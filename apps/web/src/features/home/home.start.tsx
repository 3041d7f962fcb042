'use client';

import { Button, Text, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { useSession } from '@/session/session.store';
import { texts } from '@/texts';
import { ButtonLink, TextLink } from '@/ui/links';
import styles from './home.module.scss';

/** The way in: an address to begin with (CT-F06), or the wallet for whoever is signed in. */
export function HomeStart() {
  const { status } = useSession();
  const router = useRouter();

  if (status === 'signed-in' || status === 'unreachable') {
    return (
      <ButtonLink href="/wallet" size="lg" rightSection={<IconArrowRight size={20} />}>
        {texts.home.openWallet}
      </ButtonLink>
    );
  }

  function start(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('email');
    const email = typeof given === 'string' ? given.trim() : '';
    router.push(email ? `/signup?email=${encodeURIComponent(email)}` : '/signup');
  }

  return (
    // Works before the page's scripts are there, too: the form leads to the same address.
    <form action="/signup" method="get" noValidate onSubmit={start}>
      <div className={styles.start}>
        <TextInput
          label={texts.home.email}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          className={styles.email}
        />
        <Button type="submit" rightSection={<IconArrowRight size={18} />}>
          {texts.home.start}
        </Button>
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        {texts.home.haveAccount} <TextLink href="/signin">{texts.header.signIn}</TextLink>
      </Text>
    </form>
  );
}
