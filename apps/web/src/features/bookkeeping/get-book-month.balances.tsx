import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from './amount';
import styles from './bookkeeping.module.scss';
import type { BookAccount, BookMonth } from './books.hook';
import { SetRealBalance } from './set-real-balance.form';

type AccountMonth = BookMonth['accounts'][number];

interface MonthBalancesProps {
  month: BookMonth;
  accounts: readonly BookAccount[];
  /** A movement that makes the two equal. */
  onNote: (amount: string, bookAccountId: string) => void;
}

/** What is calculated beside what the bank says, account by account (PF-W07). */
export function MonthBalances({ month, accounts, onNote }: MonthBalancesProps) {
  const t = useTranslations('books.balances');
  return (
    <section className={styles.section} aria-labelledby="balances">
      <Title order={3} size="h2" id="balances">
        {t('heading')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('text')}
      </Text>
      <ul className={styles.balances}>
        {month.accounts.map((one) => {
          const account = accounts.find(({ id }) => id === one.id);
          return account && <AccountBalance key={one.id} one={one} {...{ month, account, onNote }} />;
        })}
      </ul>
    </section>
  );
}

interface AccountBalanceProps extends Pick<MonthBalancesProps, 'month' | 'onNote'> {
  one: AccountMonth;
  account: BookAccount;
}

function AccountBalance({ one, month: { month, currency }, account, onNote }: AccountBalanceProps) {
  const t = useTranslations('books.balances');
  const language = useLocale();
  return (
    <Paper component="li" className={styles.card}>
      <Group justify="space-between" align="baseline" gap="xs">
        <Text fw={600}>{account.name}</Text>
        <Text c="dimmed" size="sm">
          {t('calculated')}
        </Text>
      </Group>
      <p className={styles.figure}>{formatMoney(one.closing, currency, language)}</p>
      {!account.archived && (
        <SetRealBalance key={`${month} ${one.realBalance}`} account={account} month={month} real={one.realBalance} />
      )}
      <Difference difference={one.difference} currency={currency}>
        {!account.archived && (
          <Button variant="default" size="compact-sm" onClick={() => onNote(one.difference!, one.id)}>
            {t('note')}
          </Button>
        )}
      </Difference>
    </Paper>
  );
}

interface DifferenceProps {
  difference: string | null;
  currency: string;
  children: React.ReactNode;
}

function Difference({ difference, currency, children }: DifferenceProps) {
  const t = useTranslations('books.balances');
  const language = useLocale();
  if (difference === null) return null;
  if (difference === '0') return <p className={styles.agrees}>{t('agrees')}</p>;
  const amount = formatMoney(difference.replace('-', ''), currency, language);
  return (
    <Group gap="xs" className={styles.differs}>
      <span>{t(difference.startsWith('-') ? 'less' : 'more', { amount })}</span>
      {children}
    </Group>
  );
}
