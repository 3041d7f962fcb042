'use client';

import { EmptyState } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './state.module.scss';

interface StateProps {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  tone?: 'calm' | 'good' | 'bad';
  /** Moves the keyboard and the screen reader here: for a state that replaces what the person was using. */
  takesFocus?: boolean;
  /** 1 when the state is the whole screen, 2 when it is a part of one. */
  order?: 1 | 2 | 3;
  children?: ReactNode;
}

const colors = { calm: 'gray', good: 'jade', bad: 'red' } as const;

/** A screen, or a part of one, that says one thing: done, empty, failed, please wait. */
export function State({ icon, title, text, tone = 'calm', takesFocus, order = 1, children }: StateProps) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);

  return (
    <EmptyState size="lg" variant="light" color={colors[tone]} icon={icon} className={styles.state}>
      <EmptyState.Title order={order} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </EmptyState.Title>
      {text && <EmptyState.Description>{text}</EmptyState.Description>}
      {children && <EmptyState.Actions className={styles.actions}>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}
