import { Alert, Paper, Skeleton, Stack, Title } from '@mantine/core';
import { IconCloudOff, IconReceipt } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { TextLink } from '@/ui/links';
import { State } from '@/ui/state';
import { useProblemText } from '@/ui/use-problem-text';
import type { Wallet } from './get-wallet.hook';
import styles from './get-wallet.module.scss';
import { useLatestMovements } from './statement/list-statement.hook';
import movementStyles from './statement/movement.module.scss';
import { MovementRow } from './statement/movement.row';

/** What happened last. */
export function LatestMovements({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('wallet');
  return (
    <section className={styles.section} aria-labelledby="movements">
      <div className={styles.headingRow}>
        <Title order={2} id="movements">
          {t('movements')}
        </Title>
        {wallet.movements.count > 0 && (
          <TextLink href="/wallet/statement">{t('allMovements', { count: wallet.movements.count })}</TextLink>
        )}
      </div>
      <Paper className={styles.sheet}>
        <Rows wallet={wallet} />
      </Paper>
    </section>
  );
}

function Rows({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('wallet');
  const textOf = useProblemText();
  const latest = useLatestMovements();
  if (latest.data?.length === 0) {
    return <State order={3} icon={<IconReceipt />} title={t('noMovements.heading')} text={t('noMovements.text')} />;
  }
  if (latest.data) {
    return (
      <ul className={movementStyles.list}>
        {latest.data.map((row) => (
          <MovementRow key={row.id} row={row} wallet={wallet} withDate />
        ))}
      </ul>
    );
  }
  if (latest.error) {
    return (
      <Alert role="alert" color="red" variant="light" icon={<IconCloudOff />}>
        {textOf(asProblem(latest.error))}
      </Alert>
    );
  }
  return (
    <Stack p="md" role="status" aria-label={t('loading')}>
      <Skeleton height={40} />
      <Skeleton height={40} />
      <Skeleton height={40} />
    </Stack>
  );
}
