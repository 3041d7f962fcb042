'use client';

import { Anchor, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
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
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from './credentials-layout';
import { ResendConfirmationButton } from './resend-confirmation.button';
import { SecondFactorForm } from './second-factor.form';
import { useSignIn } from './sign-in.hook';
import { isEmail, isLoginName } from './sign-up.rules';
import { useSecondFactor } from './use-second-factor';

export function SignInScreen({ returnTo }: { returnTo?: string }) {
  return (
    <CredentialsLayout>
      <SkipWhenSignedIn to={returnPath(returnTo)} />
      <SignInForm />
    </CredentialsLayout>
  );
}

function SignInForm() {
  const t = useTranslations('signIn');
  const tFields = useTranslations('fields');
  const tRules = useTranslations('passwordRules');
  const tSecond = useTranslations('secondFactor');
  const textOf = useProblemText();
  const signIn = useSignIn();
  const { withCode, asked } = useSecondFactor();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: (name) => (isLoginName(name.trim()) ? null : tFields('loginName')),
      password: (password) => (password ? null : tFields('passwordMissing')),
    },
  });

  useEarlyInput(form);

  const send = useSingleFlight(async ({ email, password }: typeof form.values) => {
    try {
      await withCode((code) => signIn.mutateAsync({ email: email.trim(), password, code }));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'wrong-credentials') focusField('email');
      else showAtFields(form, problem, tFields);
    }
  });

  const problem = signIn.error ? asProblem(signIn.error) : undefined;
  const wrong = problem?.code === 'wrong-credentials';
  // Once signed in, the button stays busy until the wallet is there.
  const busy = signIn.isPending || signIn.isSuccess;
  if (asked) {
    return (
      <>
        <Title order={1} mb="xs">
          {tSecond('heading')}
        </Title>
        <SecondFactorForm asked={asked} submit={t('submit')} />
        <Text ta="center" size="sm" mt="lg">
          <Anchor component="button" type="button" onClick={() => asked.cancel()}>
            {tSecond('back')}
          </Anchor>
        </Text>
      </>
    );
  }
  return (
    <>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
        <Stack gap="md">
          {problem && !wrong && <ProblemAlert problem={problem} />}
          {problem?.code === 'account-not-confirmed' && isEmail(form.values.email.trim()) && (
            <ResendConfirmationButton email={form.values.email.trim()} />
          )}
          <TextInput
            label={t('email')}
            name="email"
            autoComplete="username"
            {...form.getInputProps('email')}
            {...(wrong && { error: textOf(problem) })}
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
      <Text ta="center" size="sm" mt="lg">
        {t('noAccount')} <TextLink href="/signup">{t('toSignUp')}</TextLink>
      </Text>
    </>
  );
}
