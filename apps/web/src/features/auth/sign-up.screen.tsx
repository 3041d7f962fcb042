'use client';

import { Text, Title } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { SkipWhenSignedIn } from '@/session/skip-when-signed-in';
import { texts } from '@/texts';
import { ButtonLink, TextLink } from '@/ui/links';
import { State } from '@/ui/state';
import { CredentialsLayout } from './credentials-layout';
import { ResendConfirmationButton } from './resend-confirmation.button';
import { SignUpForm } from './sign-up.form';
import styles from './sign-up.module.scss';

export function SignUpScreen({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState<string>();
  return (
    <CredentialsLayout>
      <SkipWhenSignedIn to="/wallet" />
      {sentTo ? (
        <CheckYourMail address={sentTo} />
      ) : (
        <>
          <Title order={1}>{texts.signUp.heading}</Title>
          <Text c="dimmed" mt={4} mb="lg">
            {texts.signUp.lead}
          </Text>
          <SignUpForm initialEmail={email} onCreated={setSentTo} />
          <Text ta="center" size="sm">
            {texts.signUp.haveAccount} <TextLink href="/signin">{texts.header.signIn}</TextLink>
          </Text>
        </>
      )}
    </CredentialsLayout>
  );
}

function CheckYourMail({ address }: { address: string }) {
  const { sent } = texts.signUp;
  return (
    <State
      takesFocus
      tone="good"
      icon={<IconMailOpened />}
      title={sent.heading}
      text={
        <>
          {sent.before} <strong className={styles.address}>{address}</strong>. {sent.after}
          <br />
          <br />
          {sent.hint}
        </>
      }
    >
      <ButtonLink href="/signin">{sent.signIn}</ButtonLink>
      <ResendConfirmationButton email={address} />
    </State>
  );
}
