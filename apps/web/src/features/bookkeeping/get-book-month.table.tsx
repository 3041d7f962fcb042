import { ActionIcon, Paper, Table } from '@mantine/core';
import { IconNotebook, IconPencil } from '@tabler/icons-react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { State } from '@/ui/state';
import { formatAmount } from './amount';
import styles from './get-book-month.module.scss';
import type { BookAccount, BookMonth, BookRow } from './books.hook';
import { dateOf } from './calendar';

interface MonthTableProps {
  month: BookMonth;
  accounts: readonly BookAccount[];
  /** Several accounts in one table: each row says which. */
  together: boolean;
  onEdit: (row: BookRow) => void;
}

/** A table on a wide screen; below, each row becomes a small card of its own (PF-W06). */
export function MonthTable({ month, accounts, together, onEdit }: MonthTableProps) {
  const t = useTranslations('books');
  const language = useLocale();
  const nameOf = new Map(accounts.map(({ id, name }) => [id, name]));
  const columns = ['date', 'description', 'category', 'income', 'outgo', 'balance'] as const;
  return (
    <Paper className={styles.sheet}>
      <Table className={styles.table} role="table" captionSide="top" verticalSpacing="xs" horizontalSpacing="sm">
        <caption className={styles.caption}>{t('table.caption', { currency: month.currency })}</caption>
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <Table.Th key={column} role="columnheader" className={styles[column]}>
                {t(`table.${column}`)}
              </Table.Th>
            ))}
            <Table.Td role="cell" className={styles.action} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          <Table.Tr role="row" className={styles.opening}>
            <Table.Th role="rowheader" scope="row" colSpan={5} className={styles.description}>
              {t('table.opening')}
            </Table.Th>
            <Table.Td role="cell" className={styles.balance}>
              {formatAmount(month.opening, language)}
            </Table.Td>
            <Table.Td role="cell" className={styles.action} />
          </Table.Tr>
          {month.rows.map((row) => (
            <MovementRow
              key={row.id}
              row={row}
              account={together ? nameOf.get(row.accountId) : undefined}
              onEdit={onEdit}
            />
          ))}
        </Table.Tbody>
        <Table.Tfoot role="rowgroup">
          <Table.Tr role="row" className={styles.totals}>
            <Table.Th role="rowheader" scope="row" colSpan={3} className={styles.description}>
              {t('table.totals')}
            </Table.Th>
            <Table.Td role="cell" className={styles.income}>
              <span className={styles.label}>{t('table.income')} </span>
              {formatAmount(month.income, language)}
            </Table.Td>
            <Table.Td role="cell" className={styles.outgo}>
              <span className={styles.label}>{t('table.outgo')} </span>
              {formatAmount(month.outgo, language)}
            </Table.Td>
            <Table.Td role="cell" className={styles.balance}>
              <span className={styles.label}>{t('table.balance')} </span>
              {formatAmount(month.closing, language)}
            </Table.Td>
            <Table.Td role="cell" className={styles.action} />
          </Table.Tr>
        </Table.Tfoot>
      </Table>
      {month.rows.length === 0 && (
        <State order={3} icon={<IconNotebook />} title={t('table.empty.heading')} text={t('table.empty.text')} />
      )}
    </Paper>
  );
}

function MovementRow({ row, account, onEdit }: { row: BookRow; account?: string; onEdit: (row: BookRow) => void }) {
  const t = useTranslations('books.table');
  const language = useLocale();
  const { dateTime } = useFormatter();
  const amount = formatAmount(row.amount, language);
  return (
    <Table.Tr role="row">
      <Table.Td role="cell" className={styles.date}>
        <time dateTime={row.date}>
          {dateTime(dateOf(row.date), { day: 'numeric', month: 'short', timeZone: 'UTC' })}
        </time>
      </Table.Td>
      <Table.Td role="cell" className={styles.description}>
        {row.description}
        {account && <span className={styles.account}>{account}</span>}
      </Table.Td>
      <Table.Td role="cell" className={styles.category}>
        {row.category}
      </Table.Td>
      <Table.Td role="cell" className={styles.income}>
        {row.direction === 'in' && amount}
      </Table.Td>
      <Table.Td role="cell" className={styles.outgo}>
        {row.direction === 'out' && amount}
      </Table.Td>
      <Table.Td role="cell" className={styles.balance}>
        {formatAmount(row.balance, language)}
      </Table.Td>
      <Table.Td role="cell" className={styles.action}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('edit', { description: row.description })}
          onClick={() => onEdit(row)}
        >
          <IconPencil size={18} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}
