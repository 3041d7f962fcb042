'use client';

import { Anchor, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconCircleCheck, IconMailOpened } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ButtonLink, TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from './credentials-layout';
import { ForgotPasswordByPhone } from './forgot-password.by-phone';
import { isEmail } from './sign-up.rules';

/** Asks for a way to a new password, by e-mail or by phone (CT-F16); what it says is the same for every address (CT-U25). */
export function ForgotPasswordScreen() {
  const request = useMutation({
    mutationFn: (body: Schemas['PasswordResetRequest']) =>
      answerOf(visitorApi.POST('/api/v1/password-resets', { body })),
  });
  const t = useTranslations('forgotPassword');
  const tPhone = useTranslations('resetByPhone');
  const tReset = useTranslations('resetPassword');
  const [way, setWay] = useState<'email' | 'phone' | 'done'>('email');
  if (way === 'done') {
    return (
      <CredentialsLayout>
        <State
          takesFocus
          tone="good"
          icon={<IconCircleCheck />}
          title={tReset('done.heading')}
          text={tReset('done.text')}
        >
          <ButtonLink href="/signin">{tReset('toSignIn')}</ButtonLink>
        </State>
      </CredentialsLayout>
    );
  }
  if (request.isSuccess) {
    return (
      <CredentialsLayout>
        <State
          takesFocus
          tone="good"
          icon={<IconMailOpened />}
          title={t('sent.heading')}
          text={t('sent.text', { email: request.variables.email ?? '' })}
        >
          <ButtonLink href="/signin">{t('toSignIn')}</ButtonLink>
        </State>
      </CredentialsLayout>
    );
  }
  return (
    <CredentialsLayout>
      {way === 'phone' ? (
        <ForgotPasswordByPhone onDone={() => setWay('done')} />
      ) : (
        <>
          <Title order={1}>{t('heading')}</Title>
          <Text c="dimmed" mt={4} mb="lg">
            {t('lead')}
          </Text>
          <ForgotPasswordForm request={request} />
        </>
      )}
      <Text ta="center" size="sm" mt="lg">
        <Anchor component="button" type="button" onClick={() => setWay(way === 'email' ? 'phone' : 'email')}>
          {tPhone(way === 'email' ? 'usePhone' : 'useEmail')}
        </Anchor>
      </Text>
      <Text ta="center" size="sm" mt="xs">
        <TextLink href="/signin">{t('toSignIn')}</TextLink>
      </Text>
    </CredentialsLayout>
  );
}

interface FormProps {
  request: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly mutateAsync: (body: Schemas['PasswordResetRequest']) => Promise<unknown>;
  };
}

function ForgotPasswordForm({ request }: FormProps) {
  const t = useTranslations('forgotPassword');
  const tFields = useTranslations('fields');
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (email) => (isEmail(email.trim()) ? null : tFields('email')) },
  });
  useEarlyInput(form);
  const send = useSingleFlight(async ({ email }: typeof form.values) => {
    try {
      await request.mutateAsync({ email: email.trim() });
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, () => focusField('email'))}>
      <Stack gap="md">
        {request.error && <ProblemAlert problem={asProblem(request.error)} />}
        <TextInput
          label={t('email')}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <SubmitButton fullWidth loading={request.isPending}>
          {t('submit')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
