import { Paper, Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import styles from './get-wallet.module.scss';

/** The shape of the wallet while it loads. */
export function WalletSkeleton() {
  const t = useTranslations('wallet');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={96} height={16} mt={4} mb={10} />
      <Skeleton width={200} height={34} mb={10} />
      <Skeleton width={170} height={12} />
      <div className={styles.section}>
        <Skeleton width={110} height={24} />
        <div className={styles.cards}>
          <BalanceSkeleton />
          <BalanceSkeleton />
        </div>
      </div>
      <div className={styles.section}>
        <Skeleton width={130} height={24} />
        <Paper className={styles.sheet} p="lg">
          {[72, 56, 64, 48].map((width) => (
            <Skeleton key={width} width={`${width}%`} height={14} my="md" />
          ))}
        </Paper>
      </div>
    </div>
  );
}

function BalanceSkeleton() {
  return (
    <Paper className={styles.card}>
      <div className={styles.asset}>
        <Skeleton circle height={40} />
        <Skeleton width={90} height={16} />
      </div>
      <Skeleton width={150} height={28} />
    </Paper>
  );
}
