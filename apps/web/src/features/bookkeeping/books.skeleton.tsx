import { Paper, Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import styles from './get-book-month.module.scss';

/** The shape of the books while they load. */
export function BooksSkeleton() {
  const t = useTranslations('books');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={200} height={34} mb={10} />
      <Skeleton width="min(100%, 340px)" height={12} />
      <Skeleton width="min(100%, 420px)" height={36} mt="xl" />
      <MonthSkeleton />
    </div>
  );
}

export function MonthSkeleton() {
  return (
    <Paper className={styles.sheet} p="lg">
      {[86, 72, 80, 64, 70].map((width) => (
        <Skeleton key={width} width={`${width}%`} height={16} my="md" />
      ))}
    </Paper>
  );
}
