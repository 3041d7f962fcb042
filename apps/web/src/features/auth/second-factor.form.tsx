'use client';

import { Anchor, Group, Stack, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { SubmitButton } from '@/ui/submit-button';
import { useProblemText } from '@/ui/use-problem-text';
import { CodeBoxes } from './code-boxes';
import type { AskedCode } from './use-second-factor';

interface SecondFactorFormProps {
  asked: AskedCode;
  /** What the button says. */
  submit: string;
  /** Whether there are recovery codes already. */
  recovery?: boolean;
}

/** Asks for the code of the app or of the SMS, or for a recovery code in its place (CT-F15). */
export function SecondFactorForm({ asked, submit, recovery = true }: SecondFactorFormProps) {
  const t = useTranslations('secondFactor');
  const textOf = useProblemText();
  const [byRecoveryCode, setByRecoveryCode] = useState(false);
  const [code, setCode] = useState('');
  const { source, problem, busy } = asked;
  const error = problem && !busy ? textOf(problem) : undefined;
  // A code that was not taken makes room for the next.
  const [tried, setTried] = useState({ problem, times: 0 });
  if (tried.problem !== problem) {
    setTried({ problem, times: tried.times + 1 });
    setCode('');
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() && !busy) asked.give(code.trim());
  };
  const swap = () => {
    setByRecoveryCode(!byRecoveryCode);
    setCode('');
  };
  return (
    <form method="post" noValidate onSubmit={send}>
      <Stack gap="md">
        <Text c="dimmed">{byRecoveryCode ? t('recoveryLead') : t(`${source}Lead`)}</Text>
        {byRecoveryCode ? (
          <TextInput
            label={t('recoveryCode')}
            name="code"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            placeholder="xxxxx-xxxxx"
            autoFocus
            data-autofocus
            value={code}
            error={error}
            onChange={({ currentTarget }) => setCode(currentTarget.value)}
          />
        ) : (
          <CodeBoxes
            key={tried.times}
            label={t('code')}
            value={code}
            onChange={setCode}
            onComplete={(whole) => !busy && asked.give(whole)}
            error={error}
            disabled={busy}
            autoFocus
          />
        )}
        <SubmitButton fullWidth loading={busy} disabled={!byRecoveryCode && code.length < 6}>
          {submit}
        </SubmitButton>
        <Group justify="space-between" gap="xs">
          {recovery && (
            <Anchor component="button" type="button" size="sm" onClick={swap}>
              {t(byRecoveryCode ? 'useCode' : 'useRecoveryCode')}
            </Anchor>
          )}
          {source === 'sms' && !byRecoveryCode && <SendAgain asked={asked} />}
        </Group>
      </Stack>
    </form>
  );
}

const PAUSE_SECONDS = 30;

/** Another SMS, when the API would send one. */
function SendAgain({ asked }: { asked: AskedCode }) {
  const t = useTranslations('secondFactor');
  const [seconds, setSeconds] = useState(PAUSE_SECONDS);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((left) => Math.max(0, left - 1)), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (seconds > 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('sendAgainIn', { seconds: String(seconds) })}
      </Text>
    );
  }
  const send = () => {
    setSeconds(PAUSE_SECONDS);
    asked.sendAgain();
  };
  return (
    <Anchor component="button" type="button" size="sm" onClick={send} disabled={asked.busy}>
      {t('sendAgain')}
    </Anchor>
  );
}
