'use client';

import { Text } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SkipWhenSignedIn } from '@/session/skip-when-signed-in';
import { ButtonLink, TextLink } from '@/ui/links';
import { State } from '@/ui/state';
import { CredentialsLayout } from './credentials-layout';
import { ResendConfirmationButton } from './resend-confirmation.button';
import { SignUpForm } from './sign-up.form';
import styles from './sign-up.module.scss';

export function SignUpScreen({ email }: { email: string }) {
  const t = useTranslations('signUp');
  const [sentTo, setSentTo] = useState<string>();
  return (
    <CredentialsLayout>
      <SkipWhenSignedIn to="/wallet" />
      {sentTo ? (
        <CheckYourMail address={sentTo} />
      ) : (
        <>
          <SignUpForm initialEmail={email} onCreated={setSentTo} />
          <Text ta="center" size="sm">
            {t('haveAccount')} <TextLink href="/signin">{t('toSignIn')}</TextLink>
          </Text>
        </>
      )}
    </CredentialsLayout>
  );
}

function CheckYourMail({ address }: { address: string }) {
  const t = useTranslations('signUpSent');
  return (
    <State
      takesFocus
      tone="good"
      icon={<IconMailOpened />}
      title={t('heading')}
      text={
        <>
          {t.rich('text', { email: address, address: (words) => <strong className={styles.address}>{words}</strong> })}
          <br />
          <br />
          {t('hint')}
        </>
      }
    >
      <ButtonLink href="/signin">{t('signIn')}</ButtonLink>
      <ResendConfirmationButton email={address} />
    </State>
  );
}
