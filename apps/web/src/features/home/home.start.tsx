'use client';

import { Button, Text, TextInput } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useSession } from '@/session/session.store';
import { ButtonLink, TextLink } from '@/ui/links';
import styles from './home.module.scss';

/** The way in: an address to begin with (CT-F06), or the wallet for whoever is signed in. */
export function HomeStart() {
  const t = useTranslations('homeStart');
  const { status } = useSession();
  const router = useRouter();

  if (status === 'signed-in' || status === 'unreachable') {
    return (
      <ButtonLink href="/wallet" size="lg" rightSection={<IconArrowRight size={20} />}>
        {t('openWallet')}
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
          label={t('email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          className={styles.email}
        />
        <Button type="submit" rightSection={<IconArrowRight size={18} />}>
          {t('start')}
        </Button>
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        {t('haveAccount')} <TextLink href="/signin">{t('signIn')}</TextLink>
      </Text>
    </form>
  );
}
