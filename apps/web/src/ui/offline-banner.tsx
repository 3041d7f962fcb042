'use client';

import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { texts } from '@/texts';
import styles from './offline-banner.module.scss';

/** Present all the time, so that screen readers announce what appears in it. */
export function OfflineBanner() {
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <IconWifiOff size={18} aria-hidden /> {texts.offline.banner}
        </p>
      )}
    </div>
  );
}
