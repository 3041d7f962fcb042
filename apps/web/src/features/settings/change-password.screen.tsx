'use client';

import { Alert, Fieldset, PasswordInput, Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconClock } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
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
import { useSettings } from './personal.hook';
import { SettingsLayout } from './settings-layout';

const DAY_MS = 24 * 60 * 60_000;

/** Another password for who knows this one, once a day (CT-U21, CT-F24). */
export function ChangePasswordScreen() {
  const t = useTranslations('changePassword');
  const { dateTime } = useFormatter();
  const { data, dataUpdatedAt: now } = useSettings();
  const changed = data?.securitySettings.passwordChanged;
  const free = changed ? new Date(Date.parse(changed) + DAY_MS) : undefined;
  const locked = free !== undefined && free.getTime() > now;
  return (
    <SettingsLayout>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      {locked && (
        <Alert variant="light" color="gray" icon={<IconClock />} mb="lg" maw={420}>
          {t('locked', { when: dateTime(free, { dateStyle: 'long', timeStyle: 'short' }) })}
        </Alert>
      )}
      <ChangePasswordForm disabled={locked} />
    </SettingsLayout>
  );
}

function ChangePasswordForm({ disabled }: { disabled: boolean }) {
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
        <Fieldset variant="unstyled" disabled={disabled}>
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
            <SubmitButton loading={change.isPending} disabled={disabled}>
              {t('submit')}
            </SubmitButton>
          </Stack>
        </Fieldset>
      </form>
      <SecondFactorDialog asked={asked} />
    </>
  );
}
