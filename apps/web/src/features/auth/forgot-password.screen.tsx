'use client';

import { Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconMailOpened } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ButtonLink, TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from './credentials-layout';
import { isEmail } from './sign-up.rules';

/** Asks for a link to a new password; what it says is the same for every address (CT-U25). */
export function ForgotPasswordScreen() {
  const request = useMutation({
    mutationFn: (body: Schemas['PasswordResetRequest']) =>
      answerOf(visitorApi.POST('/api/v1/password-resets', { body })),
  });
  const { heading, lead, sent, toSignIn } = texts.forgotPassword;
  if (request.isSuccess) {
    return (
      <CredentialsLayout>
        <State
          takesFocus
          tone="good"
          icon={<IconMailOpened />}
          title={sent.heading}
          text={sent.text(request.variables.email ?? '')}
        >
          <ButtonLink href="/signin">{toSignIn}</ButtonLink>
        </State>
      </CredentialsLayout>
    );
  }
  return (
    <CredentialsLayout>
      <Title order={1}>{heading}</Title>
      <Text c="dimmed" mt={4} mb="lg">
        {lead}
      </Text>
      <ForgotPasswordForm request={request} />
      <Text ta="center" size="sm" mt="lg">
        <TextLink href="/signin">{toSignIn}</TextLink>
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
  const form = useForm({
    initialValues: { email: '' },
    validate: { email: (email) => (isEmail(email.trim()) ? null : texts.fields.email) },
  });
  useEarlyInput(form);
  const send = useSingleFlight(async ({ email }: typeof form.values) => {
    try {
      await request.mutateAsync({ email: email.trim() });
    } catch (error) {
      showAtFields(form, asProblem(error));
    }
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, () => focusField('email'))}>
      <Stack gap="md">
        {request.error && <ProblemAlert problem={asProblem(request.error)} />}
        <TextInput
          label={texts.signIn.email}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          {...form.getInputProps('email')}
        />
        <SubmitButton fullWidth loading={request.isPending}>
          {texts.forgotPassword.submit}
        </SubmitButton>
      </Stack>
    </form>
  );
}
