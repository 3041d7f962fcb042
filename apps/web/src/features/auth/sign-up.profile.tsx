import { Button, Checkbox, Group, Text, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { ProfileFields } from '@/features/profile/profile.fields';
import { SubmitButton } from '@/ui/submit-button';
import type { SignUpValues } from './sign-up.rules';
import styles from './sign-up.module.scss';

interface SignUpProfileProps {
  form: UseFormReturnType<SignUpValues>;
  busy: boolean;
  onBack: () => void;
  /** Signs up without a profile; what was filled in stays in case it fails. */
  onSkip: () => void;
}

/** What a person may say of themselves, or leave for later (CT-F14). */
export function SignUpProfile({ form, busy, onBack, onSkip }: SignUpProfileProps) {
  const t = useTranslations('signUpProfile');
  const tSignUp = useTranslations('signUp');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div>
        <Title order={1} ref={heading} tabIndex={-1} className={styles.heading}>
          {t('heading')}
        </Title>
        <Text c="dimmed" mt={4}>
          {t('lead')}
        </Text>
      </div>
      <ProfileFields inputOf={(field) => form.getInputProps(field)} />
      <Checkbox
        name="publicEmail"
        label={t('publicEmail')}
        {...form.getInputProps('publicEmail', { type: 'checkbox' })}
      />
      <SubmitButton fullWidth loading={busy}>
        {tSignUp('submit')}
      </SubmitButton>
      <Group justify="space-between">
        <Button variant="subtle" color="gray" disabled={busy} onClick={onBack}>
          {t('back')}
        </Button>
        <Button variant="subtle" color="gray" disabled={busy} onClick={onSkip}>
          {t('skip')}
        </Button>
      </Group>
    </>
  );
}
