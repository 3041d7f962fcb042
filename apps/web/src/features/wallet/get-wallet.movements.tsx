import { Paper, Table, Text, Title } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { State } from '@/ui/state';
import type { Wallet } from './get-wallet.hook';
import styles from './get-wallet.module.scss';
import { formatMoney, formatMovement } from './money';

type Movement = Wallet['movements']['rows'][number];
type Asset = Wallet['accounts'][number]['asset'];

interface MovementsProps {
  movements: Wallet['movements'];
  accounts: Wallet['accounts'];
}

export function Movements({ movements: { rows, count }, accounts }: MovementsProps) {
  const t = useTranslations('wallet');
  const assetOf = new Map(accounts.map(({ id, asset }) => [id, asset]));
  return (
    <section className={styles.section} aria-labelledby="movements">
      <div className={styles.headingRow}>
        <Title order={2} id="movements">
          {t('movements')}
        </Title>
        {rows.length < count && (
          <Text c="dimmed" size="sm">
            {t('shown', { shown: String(rows.length), all: String(count) })}
          </Text>
        )}
      </div>
      <Paper className={styles.sheet}>
        {rows.length === 0 ? <NoMovements /> : <MovementsTable rows={rows} assetOf={assetOf} />}
      </Paper>
    </section>
  );
}

function NoMovements() {
  const t = useTranslations('wallet.noMovements');
  return <State order={3} icon={<IconReceipt />} title={t('heading')} text={t('text')} />;
}

/** A table on a wide screen; below, each row becomes a small card of its own. */
function MovementsTable({ rows, assetOf }: { rows: Movement[]; assetOf: Map<string, Asset> }) {
  const t = useTranslations('wallet.columns');
  return (
    <Table className={styles.table} role="table" verticalSpacing="sm" horizontalSpacing="lg">
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          <Table.Th role="columnheader">{t('date')}</Table.Th>
          <Table.Th role="columnheader">{t('movement')}</Table.Th>
          <Table.Th role="columnheader">{t('amount')}</Table.Th>
          <Table.Th role="columnheader">{t('balance')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <MovementRow key={row.id} row={row} asset={assetOf.get(row.accountId)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function MovementRow({ row, asset }: { row: Movement; asset: Asset | undefined }) {
  const t = useTranslations();
  const language = useLocale();
  const { dateTime } = useFormatter();
  const shownAsset = asset ?? { code: row.assetCode, scale: 0, kind: '' };
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" className={styles.when}>
        <time dateTime={row.occurredAt}>
          {dateTime(new Date(row.occurredAt), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </Table.Td>
      <Table.Td role="cell" className={styles.kind}>
        {row.kind === 'welcome' ? t('movementKinds.welcome') : movementName(row.kind)}
      </Table.Td>
      <Table.Td role="cell" className={styles.amount} data-credit={!row.amount.startsWith('-') || undefined}>
        {formatMovement(row.amount, shownAsset, language)}
      </Table.Td>
      <Table.Td role="cell" className={styles.after}>
        <span className={styles.afterLabel}>{t('wallet.columns.balance')}: </span>
        {formatMoney(row.balanceAfter, shownAsset, language)}
      </Table.Td>
    </Table.Tr>
  );
}

/** `transfer-received` reads "Transfer received". */
function movementName(kind: string): string {
  const words = kind.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
