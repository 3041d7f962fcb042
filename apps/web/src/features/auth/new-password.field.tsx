'use client';

import { PasswordInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { PasswordRules } from './sign-up.password-rules';

interface NewPasswordFieldProps {
  label: string;
  /** What `form.getInputProps('password')` gives. */
  input: { readonly value?: string };
}

/** A new password with the rules it already meets below it (CT-F13). */
export function NewPasswordField({ label, input }: NewPasswordFieldProps) {
  const t = useTranslations('passwordRules');
  const rulesId = useId();
  return (
    <>
      <PasswordInput
        label={label}
        name="password"
        autoComplete="new-password"
        aria-describedby={rulesId}
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('toggle') }}
        {...input}
      />
      <PasswordRules id={rulesId} password={input.value ?? ''} />
    </>
  );
}
