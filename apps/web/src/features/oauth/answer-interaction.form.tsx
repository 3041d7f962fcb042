'use client';

import { Anchor, Button, Stack, Text, Title } from '@mantine/core';
import { IconId, IconMail, IconRefresh, IconUser } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { useSession } from '@/session/session.store';
import { signInAgain } from '@/session/sign-in-again';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import styles from './answer-interaction.module.scss';
import type { AskedInteraction } from './answer-interaction.hook';

const icons = { openid: <IconId />, profile: <IconUser />, email: <IconMail />, offline_access: <IconRefresh /> };

interface FormProps {
  asked: AskedInteraction;
  problem: ApiProblem | undefined;
  busy: boolean;
  send: (allow: boolean) => void;
}

/** Who asks for what, as whom, and where the person goes back to. */
export function AnswerInteractionForm({ asked, problem, busy, send }: FormProps) {
  const t = useTranslations('authorize');
  const session = useSession();
  const path = usePathname();
  const [given, setGiven] = useState<boolean>();
  const answer = (allow: boolean) => {
    setGiven(allow);
    send(allow);
  };
  const { clientName: client, clientHost: host } = asked;
  return (
    <>
      <Title order={1}>{t('heading', { client })}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead', { client, host })}
      </Text>
      {problem && <ProblemAlert problem={problem} />}
      {session.status === 'signed-in' && (
        <p className={styles.account}>
          <span>{t('as')}</span> <b>{session.account.email}</b>
        </p>
      )}
      <Title order={2} fz="h4" mt="lg" mb="xs">
        {t('learns', { client })}
      </Title>
      <ul className={styles.scopes}>
        {asked.scopes.map((scope) => (
          <li key={scope}>
            {icons[scope]}
            <span>{t(`scopes.${scope}`)}</span>
          </li>
        ))}
      </ul>
      <Stack gap="sm" mt="lg">
        <SubmitButton
          type="button"
          fullWidth
          loading={busy && given === true}
          disabled={busy && given === false}
          onClick={() => answer(true)}
        >
          {t('allow')}
        </SubmitButton>
        <Button
          variant="default"
          fullWidth
          loading={busy && given === false}
          disabled={busy && given === true}
          onClick={() => answer(false)}
        >
          {t('refuse')}
        </Button>
      </Stack>
      <Text ta="center" size="sm" mt="lg">
        {t('notYou')}{' '}
        <Anchor component="button" type="button" inherit underline="always" onClick={() => void signInAgain(path)}>
          {t('otherAccount')}
        </Anchor>
      </Text>
    </>
  );
}
