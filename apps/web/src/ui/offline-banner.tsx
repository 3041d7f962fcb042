'use client';

import { useNetwork } from '@mantine/hooks';
import { IconWifiOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './offline-banner.module.scss';

/** Present all the time, so that screen readers announce what appears in it. */
export function OfflineBanner() {
  const t = useTranslations('offline');
  const { online } = useNetwork();
  return (
    <div role="status">
      {!online && (
        <p className={styles.banner}>
          <IconWifiOff size={18} aria-hidden /> {t('banner')}
        </p>
      )}
    </div>
  );
}
