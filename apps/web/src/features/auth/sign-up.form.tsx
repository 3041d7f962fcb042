'use client';

import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { NewPasswordField } from './new-password.field';
import { useSignUp } from './sign-up.hook';
import { isEmail, isNewPassword, isUsername } from './sign-up.rules';

interface SignUpFormProps {
  initialEmail: string;
  /** Called with the address the confirmation mail goes to. */
  onCreated: (email: string) => void;
}

export function SignUpForm({ initialEmail, onCreated }: SignUpFormProps) {
  const t = useTranslations('signUp');
  const tFields = useTranslations('fields');
  const { signUp, queued } = useSignUp();
  const form = useForm({
    initialValues: { email: initialEmail, username: '', password: '', termsAccepted: false },
    validateInputOnBlur: ['email', 'username', 'password'],
    validate: {
      email: (email) => (isEmail(email.trim()) ? null : tFields('email')),
      username: (username) => (isUsername(username.trim()) ? null : tFields('username')),
      password: (password) => (isNewPassword(password) ? null : tFields('password')),
      termsAccepted: (accepted) => (accepted ? null : tFields('termsAccepted')),
    },
  });

  useEarlyInput(form);

  const send = useSingleFlight(async (values: typeof form.values) => {
    const body = { ...values, email: values.email.trim(), username: values.username.trim(), publicEmail: false };
    try {
      await signUp.mutateAsync(body);
      onCreated(body.email);
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });

  const problem = signUp.error ? asProblem(signUp.error) : undefined;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {problem && <ProblemAlert problem={problem} />}
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
        <SubmitButton fullWidth disabled={!form.isValid()} loading={signUp.isPending}>
          {t('submit')}
        </SubmitButton>
        <Text role="status" size="sm" c="dimmed" ta="center" mih="1.5em">
          {queued && t('waiting')}
        </Text>
      </Stack>
    </form>
  );
}
