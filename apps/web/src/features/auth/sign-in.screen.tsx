'use client';

import { PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { returnPath } from '@/session/return-path';
import { SkipWhenSignedIn } from '@/session/skip-when-signed-in';
import { focusField, showAtFields } from '@/ui/form-problem';
import { TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from './credentials-layout';
import { ResendConfirmationButton } from './resend-confirmation.button';
import { useSignIn } from './sign-in.hook';
import { isEmail } from './sign-up.rules';

export function SignInScreen({ returnTo }: { returnTo?: string }) {
  const t = useTranslations('signIn');
  return (
    <CredentialsLayout>
      <SkipWhenSignedIn to={returnPath(returnTo)} />
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <SignInForm />
      <Text ta="center" size="sm" mt="lg">
        {t('noAccount')} <TextLink href="/signup">{t('toSignUp')}</TextLink>
      </Text>
    </CredentialsLayout>
  );
}

function SignInForm() {
  const t = useTranslations('signIn');
  const tFields = useTranslations('fields');
  const tRules = useTranslations('passwordRules');
  const signIn = useSignIn();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (isEmail(email.trim()) ? null : tFields('email')),
      password: (password) => (password ? null : tFields('passwordMissing')),
    },
  });

  useEarlyInput(form);

  const send = useSingleFlight(async ({ email, password }: typeof form.values) => {
    try {
      await signIn.mutateAsync({ email: email.trim(), password });
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });

  const problem = signIn.error ? asProblem(signIn.error) : undefined;
  // Once signed in, the button stays busy until the wallet is there.
  const busy = signIn.isPending || signIn.isSuccess;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {problem && <ProblemAlert problem={problem} />}
        {problem?.code === 'account-not-confirmed' && <ResendConfirmationButton email={form.values.email.trim()} />}
        <TextInput
          label={t('email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('password')}
          name="password"
          autoComplete="current-password"
          visibilityToggleFocusable
          visibilityToggleButtonProps={{ 'aria-label': tRules('toggle') }}
          {...form.getInputProps('password')}
        />
        <Text size="sm" ta="right">
          <TextLink href="/password-reset">{t('forgot')}</TextLink>
        </Text>
        <SubmitButton fullWidth loading={busy}>
          {t('submit')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
