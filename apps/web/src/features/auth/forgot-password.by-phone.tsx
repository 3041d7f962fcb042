'use client';

import { Anchor, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerOf, visitorApi } from '@/api/client';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CodeBoxes } from './code-boxes';
import { NewPasswordField } from './new-password.field';
import { isPhone, readPhone } from './phone';
import { useResetPassword } from './reset-password.hook';
import { isNewPassword } from './sign-up.rules';

/** A code to the phone, then a new password with it; what it says is the same for every number (CT-U30, CT-U31). */
export function ForgotPasswordByPhone({ onDone }: { onDone: () => void }) {
  const request = useMutation({
    mutationFn: (phone: string) => answerOf(visitorApi.POST('/api/v1/password-resets', { body: { phone } })),
  });
  if (request.isSuccess) {
    return <ResetForm phone={request.variables} onAgain={() => request.reset()} onDone={onDone} />;
  }
  return <PhoneForm request={request} />;
}

interface PhoneFormProps {
  request: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly mutateAsync: (phone: string) => Promise<unknown>;
  };
}

function PhoneForm({ request }: PhoneFormProps) {
  const t = useTranslations('resetByPhone');
  const tFields = useTranslations('fields');
  const tForgot = useTranslations('forgotPassword');
  const form = useForm({
    initialValues: { phone: '' },
    validate: { phone: (phone) => (isPhone(phone) ? null : tFields('phone')) },
  });
  const send = useSingleFlight(async ({ phone }: typeof form.values) => {
    await request.mutateAsync(readPhone(phone)).catch((error: unknown) => {
      showAtFields(form, asProblem(error), tFields);
    });
  });
  return (
    <>
      <Title order={1}>{tForgot('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {t('lead')}
      </Text>
      <form method="post" noValidate onSubmit={form.onSubmit(send, () => focusField('phone'))}>
        <Stack gap="md">
          {request.error && <ProblemAlert problem={asProblem(request.error)} />}
          <TextInput
            label={t('number')}
            name="phone"
            type="tel"
            autoComplete="tel"
            placeholder="+48 600 100 200"
            {...form.getInputProps('phone')}
          />
          <SubmitButton fullWidth loading={request.isPending}>
            {t('send')}
          </SubmitButton>
        </Stack>
      </form>
    </>
  );
}

interface ResetFormProps {
  phone: string;
  onAgain: () => void;
  onDone: () => void;
}

function ResetForm({ phone, onAgain, onDone }: ResetFormProps) {
  const t = useTranslations('resetByPhone');
  const tReset = useTranslations('resetPassword');
  const tFields = useTranslations('fields');
  const reset = useResetPassword();
  const form = useForm({
    initialValues: { code: '', password: '' },
    validateInputOnBlur: ['password'],
    validate: {
      code: (code) => (code.length === 6 ? null : tFields('code')),
      password: (password) => (isNewPassword(password) ? null : tFields('password')),
    },
  });
  const send = useSingleFlight(async (values: typeof form.values) => {
    try {
      await reset.mutateAsync({ phone, ...values });
      onDone();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.code === 'phone-code-error') form.setFieldValue('code', '');
      showAtFields(form, problem, tFields);
    }
  });
  const code = form.getInputProps('code') as { value: string; onChange: (code: string) => void; error?: string };
  return (
    <>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4} mb="lg" role="status">
        {t('sent', { phone })}
      </Text>
      <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
        <Stack gap="md">
          {reset.error && <ProblemAlert problem={asProblem(reset.error)} />}
          <CodeBoxes label={t('code')} value={code.value} onChange={code.onChange} error={code.error} autoFocus />
          <NewPasswordField label={tReset('password')} input={form.getInputProps('password')} />
          <SubmitButton fullWidth loading={reset.isPending}>
            {tReset('submit')}
          </SubmitButton>
          <Anchor component="button" type="button" size="sm" onClick={onAgain}>
            {t('again')}
          </Anchor>
        </Stack>
      </form>
    </>
  );
}
