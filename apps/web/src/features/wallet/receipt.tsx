import { Group, Paper, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import styles from './money-form.module.scss';

interface ReceiptProps {
  icon: ReactNode;
  title: string;
  tone?: 'good' | 'calm' | 'bad';
  amount: string;
  /** Below the amount: to whom, or from where. */
  about?: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** What was done with money, like a slip of paper. It takes the focus, to be read aloud. */
export function Receipt({ icon, title, tone = 'good', amount, about, children, actions }: ReceiptProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }, []);
  return (
    <>
      <Paper className={styles.slip}>
        <div className={styles.slipHead}>
          <span className={styles.mark} data-tone={tone} aria-hidden>
            {icon}
          </span>
          <Title order={1} size="h3" ref={heading} tabIndex={-1} className={styles.slipTitle}>
            {title}
          </Title>
          <p className={styles.sum}>{amount}</p>
          {about && <div className={styles.about}>{about}</div>}
        </div>
        {children}
      </Paper>
      {actions && (
        <Group justify="center" mt="lg" gap="sm">
          {actions}
        </Group>
      )}
    </>
  );
}
