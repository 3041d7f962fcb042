'use client';

import { Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ButtonLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from './credentials-layout';
import { NewPasswordField } from './new-password.field';
import { useResetPassword } from './reset-password.hook';
import { isNewPassword } from './sign-up.rules';

/** A new password for who has the link from the mail. Opening the page spends nothing. */
export function ResetPasswordScreen({ token }: { token: string }) {
  const reset = useResetPassword();
  const problem = reset.error ? asProblem(reset.error) : undefined;
  const t = useTranslations('resetPassword');
  if (reset.isSuccess) {
    return (
      <CredentialsLayout>
        <State takesFocus tone="good" icon={<IconCircleCheck />} title={t('done.heading')} text={t('done.text')}>
          <ButtonLink href="/signin">{t('toSignIn')}</ButtonLink>
        </State>
      </CredentialsLayout>
    );
  }
  if (problem?.code === 'wrong-hash') {
    return (
      <CredentialsLayout>
        <State takesFocus tone="bad" icon={<IconLinkOff />} title={t('unknown.heading')} text={t('unknown.text')}>
          <ButtonLink href="/password-reset">{t('askAgain')}</ButtonLink>
        </State>
      </CredentialsLayout>
    );
  }
  return (
    <CredentialsLayout>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <ResetPasswordForm token={token} reset={reset} />
    </CredentialsLayout>
  );
}

function ResetPasswordForm({ token, reset }: { token: string; reset: ReturnType<typeof useResetPassword> }) {
  const t = useTranslations('resetPassword');
  const tFields = useTranslations('fields');
  const form = useForm({
    initialValues: { password: '' },
    validateInputOnBlur: true,
    validate: { password: (password) => (isNewPassword(password) ? null : tFields('password')) },
  });
  useEarlyInput(form);
  const send = useSingleFlight(async ({ password }: typeof form.values) => {
    try {
      await reset.mutateAsync({ token, password });
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, () => focusField('password'))}>
      <Stack gap="md">
        {reset.error && <ProblemAlert problem={asProblem(reset.error)} />}
        <NewPasswordField label={t('password')} input={form.getInputProps('password')} />
        <SubmitButton fullWidth loading={reset.isPending}>
          {t('submit')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
