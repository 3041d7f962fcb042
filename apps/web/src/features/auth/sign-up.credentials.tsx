import { Checkbox, Text, TextInput, Title } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/links';
import { SubmitButton } from '@/ui/submit-button';
import { NewPasswordField } from './new-password.field';
import type { SignUpValues } from './sign-up.rules';

interface SignUpCredentialsProps {
  form: UseFormReturnType<SignUpValues>;
  /** Whether one may go on. */
  complete: boolean;
}

/** What an account needs (CT-F13). */
export function SignUpCredentials({ form, complete }: SignUpCredentialsProps) {
  const t = useTranslations('signUp');
  return (
    <>
      <div>
        <Title order={1}>{t('heading')}</Title>
        <Text c="dimmed" mt={4}>
          {t('lead')}
        </Text>
      </div>
      <TextInput
        label={t('email')}
        name="email"
        type="email"
        inputMode="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <TextInput
        label={t('username')}
        name="username"
        description={t('usernameHint')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('username')}
      />
      <NewPasswordField label={t('password')} input={form.getInputProps('password')} />
      <Checkbox
        name="termsAccepted"
        label={t.rich('accept', {
          terms: (words) => (
            <TextLink href="/terms" target="_blank">
              {words}
            </TextLink>
          ),
        })}
        {...form.getInputProps('termsAccepted', { type: 'checkbox' })}
      />
      <SubmitButton fullWidth disabled={!complete}>
        {t('next')}
      </SubmitButton>
    </>
  );
}
