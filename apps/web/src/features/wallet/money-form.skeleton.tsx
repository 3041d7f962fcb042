import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';

/** The shape of a form about money while the wallet loads. */
export function MoneyFormSkeleton() {
  const t = useTranslations('wallet');
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={220} height={34} />
      <Skeleton height={42} />
      <Skeleton height={68} />
      <Skeleton height={68} />
      <Skeleton height={50} />
    </Stack>
  );
}
