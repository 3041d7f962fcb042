import { Fieldset, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { isEmail } from '@/features/auth/sign-up.rules';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useChangeEmail } from './change-email.hook';

/** What was asked for; kept in memory to ask for it again. */
export interface AskedChange {
  readonly email: string;
  readonly currentPassword: string;
}

export function ChangeEmailForm({ disabled, onSent }: { disabled: boolean; onSent: (asked: AskedChange) => void }) {
  const t = useTranslations('changeEmail');
  const tFields = useTranslations('fields');
  const tRules = useTranslations('passwordRules');
  const change = useChangeEmail();
  const { withCode, asked } = useSecondFactor();
  const form = useForm({
    initialValues: { email: '', currentPassword: '' },
    validate: {
      email: (email) => (isEmail(email.trim()) ? null : tFields('email')),
      currentPassword: (password) => (password ? null : tFields('passwordMissing')),
    },
  });
  const send = useSingleFlight(async ({ email, currentPassword }: AskedChange) => {
    const body = { email: email.trim(), currentPassword };
    try {
      await withCode((code) => change.mutateAsync({ ...body, code }));
      onSent(body);
    } catch (error) {
      const problem = asProblem(error);
      showAtFields(form, problem, tFields);
      if (problem.code === 'wrong-credentials') focusField('currentPassword');
    }
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  const wrong = problem?.code === 'wrong-credentials';
  return (
    <>
      <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
        <Fieldset variant="unstyled" disabled={disabled} mt="lg">
          <Stack gap="md" maw={420}>
            {problem && !wrong && !asked && <ProblemAlert problem={problem} />}
            <TextInput
              label={t('email')}
              name="email"
              type="email"
              inputMode="email"
              autoComplete="email"
              {...form.getInputProps('email')}
            />
            <PasswordInput
              label={t('password')}
              name="currentPassword"
              autoComplete="current-password"
              visibilityToggleFocusable
              visibilityToggleButtonProps={{ 'aria-label': tRules('toggle') }}
              {...form.getInputProps('currentPassword')}
              {...(wrong && { error: t('wrongPassword') })}
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
