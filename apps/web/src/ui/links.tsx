'use client';

import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import Link, { useLinkStatus } from 'next/link';
import type { ReactNode } from 'react';
import { BusyLine } from './busy-bar';

interface Target {
  href: string;
  children: ReactNode;
  /** For links inside a form that must not lose what was typed. */
  target?: '_blank';
}

/** A link that looks like a button. */
export function ButtonLink({ children, ...props }: Target & ButtonProps) {
  return (
    <Button component={Link} {...props}>
      {children}
      <LinkBusy />
    </Button>
  );
}

/** A link in or beside text. */
export function TextLink({ children, ...props }: Target & AnchorProps) {
  return (
    <Anchor component={Link} inherit underline="always" {...props}>
      {children}
      <LinkBusy />
    </Anchor>
  );
}

/** Stands inside a link: shows that the next screen is on its way. */
export function LinkBusy() {
  const { pending } = useLinkStatus();
  return pending ? <BusyLine /> : null;
}
