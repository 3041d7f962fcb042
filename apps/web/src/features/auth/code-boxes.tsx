'use client';

import { Input, PinInput } from '@mantine/core';
import { useId } from 'react';
import { useTranslations } from 'use-intl';

interface CodeBoxesProps {
  label: string;
  value: string;
  onChange: (code: string) => void;
  onComplete?: (code: string) => void;
  error?: string;
  disabled?: boolean;
  autoFocus?: boolean;
}

/** Six boxes for a code of digits; what is pasted, or offered by the phone, fills them all. */
export function CodeBoxes({ label, error, ...others }: CodeBoxesProps) {
  const t = useTranslations('secondFactor');
  const errorId = useId();
  return (
    <Input.Wrapper label={label} labelElement="div" error={error} errorProps={{ id: errorId, role: 'alert' }}>
      <PinInput
        length={6}
        type="number"
        oneTimeCode
        gap="xs"
        mt={4}
        placeholder=""
        error={Boolean(error)}
        aria-label={label}
        getInputProps={(index) => ({
          'aria-label': t('digit', { number: String(index + 1) }),
          // Where a dialog puts the keyboard.
          'data-autofocus': others.autoFocus && index === 0 ? true : undefined,
          'aria-describedby': error ? errorId : undefined,
        })}
        {...others}
      />
    </Input.Wrapper>
  );
}
