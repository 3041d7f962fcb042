'use client';

import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { focusField, showAtFields } from '@/ui/form-problem';
import { TextLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { NewPasswordField } from './new-password.field';
import { useSignUp } from './sign-up.hook';
import { isEmail, isNewPassword, isUsername } from './sign-up.rules';

interface SignUpFormProps {
  initialEmail: string;
  /** Called with the address the confirmation mail goes to. */
  onCreated: (email: string) => void;
}

export function SignUpForm({ initialEmail, onCreated }: SignUpFormProps) {
  const { signUp, queued } = useSignUp();
  const form = useForm({
    initialValues: { email: initialEmail, username: '', password: '', termsAccepted: false },
    validateInputOnBlur: ['email', 'username', 'password'],
    validate: {
      email: (email) => (isEmail(email.trim()) ? null : texts.fields.email),
      username: (username) => (isUsername(username.trim()) ? null : texts.fields.username),
      password: (password) => (isNewPassword(password) ? null : texts.fields.password),
      termsAccepted: (accepted) => (accepted ? null : texts.fields.terms),
    },
  });

  useEarlyInput(form);

  const send = useSingleFlight(async (values: typeof form.values) => {
    const body = { ...values, email: values.email.trim(), username: values.username.trim(), publicEmail: false };
    try {
      await signUp.mutateAsync(body);
      onCreated(body.email);
    } catch (error) {
      showAtFields(form, asProblem(error));
    }
  });

  const problem = signUp.error ? asProblem(signUp.error) : undefined;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {problem && <ProblemAlert problem={problem} />}
        <TextInput
          label={texts.signUp.email}
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          {...form.getInputProps('email')}
        />
        <TextInput
          label={texts.signUp.username}
          name="username"
          description={texts.signUp.usernameHint}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('username')}
        />
        <NewPasswordField label={texts.signUp.password} input={form.getInputProps('password')} />
        <Checkbox
          name="termsAccepted"
          label={
            <>
              {texts.signUp.accept}{' '}
              <TextLink href="/terms" target="_blank">
                {texts.signUp.terms}
              </TextLink>
            </>
          }
          {...form.getInputProps('termsAccepted', { type: 'checkbox' })}
        />
        <SubmitButton fullWidth disabled={!form.isValid()} loading={signUp.isPending}>
          {texts.signUp.submit}
        </SubmitButton>
        <Text role="status" size="sm" c="dimmed" ta="center" mih="1.5em">
          {queued && `${texts.signUp.waiting} ${texts.signUp.waitingDetail}`}
        </Text>
      </Stack>
    </form>
  );
}
