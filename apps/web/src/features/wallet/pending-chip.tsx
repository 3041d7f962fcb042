import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './money-form.module.scss';

/** Says that something is on its way; read aloud when it appears. */
export function PendingChip({ children }: { children: ReactNode }) {
  return (
    <p role="status" className={styles.pending}>
      <Loader size={14} color="currentColor" aria-hidden />
      {children}
    </p>
  );
}
