'use client';

import { Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useState } from 'react';
import { texts } from '@/texts';
import { State } from '@/ui/state';

const patienceMs = 15_000;

/** A new account's wallet is opened a moment after sign-up; the screen goes on by itself. */
export function WalletOpening() {
  const [long, setLong] = useState(false);
  useTimeout(() => setLong(true), patienceMs, { autoInvoke: true });
  const { heading, text, long: longText } = texts.wallet.opening;
  return (
    <State
      icon={<Loader size="sm" color="jade" />}
      title={heading}
      text={<span role="status">{long ? longText : text}</span>}
    />
  );
}
