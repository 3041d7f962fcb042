'use client';

import { Button, type ButtonProps } from '@mantine/core';
import { useMounted } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './submit-button.module.scss';

interface SubmitButtonProps extends ButtonProps {
  children: ReactNode;
  onClick?: () => void;
  type?: 'submit' | 'button';
}

/**
 * A button that does nothing before the page's scripts run: a form sent by the browser itself would put a password
 * into an address.
 */
export function SubmitButton({ disabled, type = 'submit', ...others }: SubmitButtonProps) {
  const ready = useMounted();
  return (
    <Button
      type={type}
      disabled={disabled || !ready}
      className={ready || disabled ? undefined : styles.early}
      {...others}
    />
  );
}
