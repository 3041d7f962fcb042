import { Box } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { WalletPicture } from '@/ui/wallet-picture';
import styles from './credentials-layout.module.scss';

/** A form on one half, a picture on the other; the picture goes at 1050 px and below (CT-F37). */
export function CredentialsLayout({ children }: { children: ReactNode }) {
  const t = useTranslations('credentials');
  return (
    <div className={styles.layout}>
      <div className={styles.half}>
        <div className={styles.form}>{children}</div>
      </div>
      <Box component="aside" className={styles.aside} visibleFrom="md">
        <WalletPicture />
        <div className={styles.words}>
          <p className={styles.heading}>{t('heading')}</p>
          <p className={styles.text}>{t('text')}</p>
        </div>
      </Box>
    </div>
  );
}
