'use client';

import { useIsFetching, useIsMutating } from '@tanstack/react-query';
import styles from './busy-bar.module.scss';

/** A thin moving line at the top while something is sent or loaded (CT-F04). Words for it stand where it happens. */
export function BusyBar() {
  const busy = useIsFetching() + useIsMutating() > 0;
  return busy ? <BusyLine /> : null;
}

export function BusyLine() {
  return <span className={styles.bar} data-testid="busy" aria-hidden />;
}
