import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useCloseAccount } from './close-account.hook';

/** Password, the name as a second thought, and the code of whoever has a second factor. */
export function CloseAccountForm({ username }: { username: string }) {
  const t = useTranslations('closeAccount');
  const tFields = useTranslations('fields');
  const tRules = useTranslations('passwordRules');
  const router = useRouter();
  const { close, leave } = useCloseAccount();
  const { withCode, asked } = useSecondFactor();
  const form = useForm({
    initialValues: { password: '', confirmation: '' },
    validate: {
      password: (password) => (password ? null : tFields('passwordMissing')),
      confirmation: (typed) => (typed.trim().toLowerCase() === username.toLowerCase() ? null : t('usernameWrong')),
    },
  });
  const send = useSingleFlight(async ({ password }: typeof form.values) => {
    try {
      await withCode((code) => close.mutateAsync({ password, code }));
      leave();
      router.replace('/');
      showToast('success', t('done'));
    } catch (error) {
      const problem = asProblem(error);
      showAtFields(form, problem, tFields);
      if (problem.code === 'wrong-credentials') focusField('password');
    }
  });
  const problem = close.error ? asProblem(close.error) : undefined;
  const wrong = problem?.code === 'wrong-credentials';
  return (
    <>
      <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
        <Stack gap="md" maw={420}>
          {problem && !wrong && !asked && <ProblemAlert problem={problem} />}
          <PasswordInput
            label={t('password')}
            name="password"
            autoComplete="current-password"
            visibilityToggleFocusable
            visibilityToggleButtonProps={{ 'aria-label': tRules('toggle') }}
            {...form.getInputProps('password')}
            {...(wrong && { error: t('wrongPassword') })}
          />
          <TextInput
            label={t('username', { username })}
            name="confirmation"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('confirmation')}
          />
          <SubmitButton color="red.9" loading={close.isPending}>
            {t('submit')}
          </SubmitButton>
        </Stack>
      </form>
      <SecondFactorDialog asked={asked} />
    </>
  );
}
