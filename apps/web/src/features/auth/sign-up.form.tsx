'use client';

import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { emptyProfile, filledIn, isHandle, isWebLink } from '@/features/profile/profile.rules';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { useEarlyInput } from '@/ui/use-early-input';
import { useSingleFlight } from '@/ui/use-single-flight';
import { SignUpCredentials } from './sign-up.credentials';
import { useSignUp } from './sign-up.hook';
import { SignUpProfile } from './sign-up.profile';
import { isEmail, isNewPassword, isUsername, type SignUpValues } from './sign-up.rules';

/** What the first step asks for; the second is optional. */
const credentials = ['email', 'username', 'password', 'termsAccepted'] as const;

interface SignUpFormProps {
  initialEmail: string;
  /** Called with the address the confirmation mail goes to. */
  onCreated: (email: string) => void;
}

/** Two steps, one request: what was typed stays when one goes back and forth, and when it fails (CT-F13, CT-F14). */
export function SignUpForm({ initialEmail, onCreated }: SignUpFormProps) {
  const t = useTranslations('signUp');
  const tFields = useTranslations('fields');
  const language = useLocale();
  const { signUp, queued } = useSignUp();
  const [step, setStep] = useState<'credentials' | 'profile'>('credentials');
  const initialValues: SignUpValues = {
    email: initialEmail,
    username: '',
    password: '',
    termsAccepted: false,
    publicEmail: false,
    ...emptyProfile,
  };
  const form = useForm({
    initialValues,
    validateInputOnBlur: ['email', 'username', 'password', 'twitter', 'linkedIn', 'personalWebsite'],
    validate: {
      email: (email) => (isEmail(email.trim()) ? null : tFields('email')),
      username: (username) => (isUsername(username.trim()) ? null : tFields('username')),
      password: (password) => (isNewPassword(password) ? null : tFields('password')),
      termsAccepted: (accepted) => (accepted ? null : tFields('termsAccepted')),
      twitter: (handle) => (isHandle(handle) ? null : tFields('twitter')),
      linkedIn: (link) => (isWebLink(link) ? null : tFields('linkedIn')),
      personalWebsite: (link) => (isWebLink(link) ? null : tFields('personalWebsite')),
    },
  });

  useEarlyInput(form);

  const send = useSingleFlight(async (profile: object) => {
    const { email, username, password, termsAccepted } = form.getValues();
    const account = { email: email.trim(), username: username.trim(), password, termsAccepted };
    try {
      await signUp.mutateAsync({ publicEmail: false, language, ...account, ...profile });
      onCreated(account.email);
    } catch (error) {
      const problem = asProblem(error);
      const atFirst = problem.code === 'user-already-exists' || credentials.some((field) => problem.fields[field]);
      if (atFirst) setStep('credentials');
      showAtFields(form, problem, tFields);
    }
  });

  const problem = signUp.error ? asProblem(signUp.error) : undefined;
  const complete = credentials.every((field) => form.isValid(field));

  function next() {
    const values = form.getValues();
    if (step === 'profile') return send({ ...filledIn(values), publicEmail: values.publicEmail });
    signUp.reset();
    setStep('profile');
  }

  function showWrong(errors: Partial<Record<keyof SignUpValues, unknown>>) {
    if (step === 'profile' && credentials.some((field) => errors[field])) setStep('credentials');
    focusField(Object.keys(errors)[0]);
  }

  return (
    <form method="post" noValidate onSubmit={form.onSubmit(next, showWrong)}>
      <Stack gap="md">
        {problem && <ProblemAlert problem={problem} />}
        {step === 'credentials' ? (
          <SignUpCredentials form={form} complete={complete} />
        ) : (
          <SignUpProfile
            form={form}
            busy={signUp.isPending}
            onBack={() => setStep('credentials')}
            onSkip={() => void send({})}
          />
        )}
        <Text role="status" size="sm" c="dimmed" ta="center" mih="1.5em">
          {queued && t('waiting')}
        </Text>
      </Stack>
    </form>
  );
}
