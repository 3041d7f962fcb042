'use client';

import { Button, Code, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { CodeBoxes } from '@/features/auth/code-boxes';
import { ErrorState } from '@/ui/error-state';
import { SubmitButton } from '@/ui/submit-button';
import { useProblemText } from '@/ui/use-problem-text';
import { useActivateTotp, useEnrolTotp } from './security.hook';
import styles from './security.module.scss';

export interface SetupProps {
  onDone: (recoveryCodes: readonly string[]) => void;
  onCancel: () => void;
}

/** The QR code and the secret of the server, then a code of the app that proves it has them (CT-S01, CT-S02). */
export function TotpSetup({ onDone, onCancel }: SetupProps) {
  const t = useTranslations('security');
  const { mutate: enrol, data, error, isPending } = useEnrolTotp();
  useEffect(() => enrol(), [enrol]);
  if (error)
    return <ErrorState title={t('failed')} problem={asProblem(error)} busy={isPending} onRetry={() => enrol()} />;
  return (
    <>
      <Title order={2} size="h3">
        {t('app.heading')}
      </Title>
      <ol className={styles.steps}>
        <li>
          <Text>{t('app.scan')}</Text>
          {data ? (
            // Drawn by our server, from no other address; on white, for cameras.
            // eslint-disable-next-line @next/next/no-img-element
            <img className={styles.qr} src={`data:image/svg+xml,${encodeURIComponent(data.qr)}`} alt={t('app.qr')} />
          ) : (
            <Skeleton className={styles.qr} role="status" aria-label={t('loading')} />
          )}
          <Text size="sm" c="dimmed">
            {t('app.type')}
          </Text>
          <Code className={styles.secret}>{data ? inFours(data.secret) : '…'}</Code>
        </li>
        <li>
          <ActivateForm onDone={onDone} onCancel={onCancel} />
        </li>
      </ol>
    </>
  );
}

function ActivateForm({ onDone, onCancel }: SetupProps) {
  const t = useTranslations('security');
  const textOf = useProblemText();
  const activate = useActivateTotp();
  const [code, setCode] = useState('');
  const send = (whole: string) => {
    if (activate.isPending || whole.length < 6) return;
    activate.mutate(whole, {
      onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
      onError: () => setCode(''),
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(code);
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      <Stack gap="md">
        <CodeBoxes
          label={t('app.enter')}
          value={code}
          onChange={setCode}
          onComplete={send}
          disabled={activate.isPending}
          error={activate.error && !code ? textOf(asProblem(activate.error)) : undefined}
        />
        <Group>
          <SubmitButton loading={activate.isPending} disabled={code.length < 6}>
            {t('app.submit')}
          </SubmitButton>
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Easier to type. */
const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');
