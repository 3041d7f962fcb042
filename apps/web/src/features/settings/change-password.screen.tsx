'use client';

import { PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { NewPasswordField } from '@/features/auth/new-password.field';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { isNewPassword } from '@/features/auth/sign-up.rules';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useChangePassword } from './change-password.hook';
import { SettingsLayout } from './settings-layout';

/** Another password for who knows this one (CT-U21). */
export function ChangePasswordScreen() {
  const t = useTranslations('changePassword');
  return (
    <SettingsLayout>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <ChangePasswordForm />
    </SettingsLayout>
  );
}

function ChangePasswordForm() {
  const t = useTranslations('changePassword');
  const tFields = useTranslations('fields');
  const tRules = useTranslations('passwordRules');
  const change = useChangePassword();
  const { withCode, asked } = useSecondFactor();
  const form = useForm({
    initialValues: { currentPassword: '', password: '', passwordRepeat: '' },
    validate: {
      currentPassword: (password) => (password ? null : tFields('passwordMissing')),
      password: (password) => (isNewPassword(password) ? null : tFields('password')),
      passwordRepeat: (repeat, { password }) => (repeat === password ? null : tFields('passwordRepeat')),
    },
  });
  const send = useSingleFlight(async (body: typeof form.values) => {
    try {
      await withCode((code) => change.mutateAsync({ ...body, code }));
      form.reset();
      showToast('success', t('done'));
    } catch (error) {
      const problem = asProblem(error);
      showAtFields(form, problem, tFields);
      if (problem.code === 'wrong-credentials') focusField('currentPassword');
    }
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  const wrong = problem?.code === 'wrong-credentials';
  const shown = {
    visibilityToggleFocusable: true,
    visibilityToggleButtonProps: { 'aria-label': tRules('toggle') },
  };
  return (
    <>
      <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
        <Stack gap="md" maw={420}>
          {problem && !wrong && !asked && <ProblemAlert problem={problem} />}
          <PasswordInput
            label={t('current')}
            name="currentPassword"
            autoComplete="current-password"
            {...shown}
            {...form.getInputProps('currentPassword')}
            {...(wrong && { error: t('wrongCurrent') })}
          />
          <NewPasswordField label={t('password')} input={form.getInputProps('password')} />
          <PasswordInput
            label={t('repeat')}
            name="passwordRepeat"
            autoComplete="new-password"
            {...shown}
            {...form.getInputProps('passwordRepeat')}
          />
          <SubmitButton loading={change.isPending}>{t('submit')}</SubmitButton>
        </Stack>
      </form>
      <SecondFactorDialog asked={asked} />
    </>
  );
}
