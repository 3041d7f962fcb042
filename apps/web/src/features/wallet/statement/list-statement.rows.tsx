import { Button, Loader, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { IconReceipt, IconSearchOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { State } from '@/ui/state';
import type { Wallet } from '../get-wallet.hook';
import { useStatement } from './list-statement.hook';
import styles from './list-statement.module.scss';
import type { Movement } from './movement';
import movementStyles from './movement.module.scss';
import { MovementRow } from './movement.row';
import type { StatementFilter } from './statement.filter';

/** The rows of a statement, day by day; the next page comes when the end is in sight. */
export function StatementRows({ wallet, filter }: { wallet: Wallet; filter: StatementFilter }) {
  const t = useTranslations('statement');
  const statement = useStatement(filter);
  const rows = statement.data?.pages.flatMap((page) => page.rows) ?? [];
  const count = statement.data?.pages[0]?.count;
  if (statement.error && rows.length === 0) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(statement.error)}
        busy={statement.isFetching}
        onRetry={() => void statement.refetch()}
      />
    );
  }
  if (!statement.data) return <RowsSkeleton />;
  if (rows.length === 0 && !statement.hasNextPage) return <NoRows filter={filter} />;
  return (
    <section aria-label={t('movements')} aria-busy={statement.isPlaceholderData}>
      {count !== undefined && (
        <Text role="status" c="dimmed" size="sm" mt="md">
          {t('count', { count })}
        </Text>
      )}
      <Days rows={rows} wallet={wallet} />
      <More statement={statement} />
    </section>
  );
}

function Days({ rows, wallet }: { rows: readonly Movement[]; wallet: Wallet }) {
  const { dateTime } = useFormatter();
  const dayOf = ({ occurredAt }: Movement) => dateTime(new Date(occurredAt), { dateStyle: 'full' });
  const days = new Map<string, Movement[]>();
  for (const row of rows) days.set(dayOf(row), [...(days.get(dayOf(row)) ?? []), row]);
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2 className={styles.day}>{day}</h2>
      <Paper className={styles.sheet}>
        <ul className={movementStyles.list}>
          {ofDay.map((row) => (
            <MovementRow key={row.id} row={row} wallet={wallet} />
          ))}
        </ul>
      </Paper>
    </section>
  ));
}

function More({ statement }: { statement: ReturnType<typeof useStatement> }) {
  const t = useTranslations('statement');
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const { hasNextPage, isFetching, isError, fetchNextPage } = statement;
  const near = entry?.isIntersecting === true;
  useEffect(() => {
    // A page may be empty and not the last: then the end stays in sight.
    if (near && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [near, hasNextPage, isFetching, isError, fetchNextPage]);
  return (
    <div ref={ref} className={styles.more}>
      {statement.isFetchingNextPage && <Loader size="sm" aria-label={t('loadingMore')} />}
      {hasNextPage && !statement.isFetchingNextPage && (
        <Button variant="default" onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {!hasNextPage && <Text size="sm">{t('end')}</Text>}
    </div>
  );
}

function NoRows({ filter }: { filter: StatementFilter }) {
  const t = useTranslations('statement');
  const filtered = Object.values(filter).some((value) => value !== '');
  return filtered ? (
    <State order={2} icon={<IconSearchOff />} title={t('nothingFound')} text={t('nothingFoundText')} />
  ) : (
    <State order={2} icon={<IconReceipt />} title={t('empty')} text={t('emptyText')} />
  );
}

function RowsSkeleton() {
  const t = useTranslations('wallet');
  return (
    <Stack mt="xl" gap="sm" role="status" aria-label={t('loading')}>
      <Skeleton height={64} />
      <Skeleton height={64} />
      <Skeleton height={64} />
    </Stack>
  );
}
