import { useState } from 'react';
import { Alert, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { ProblemAlert } from '@/ui/problem-alert';
import { AddBookMovement } from './add-book-movement.form';
import type { BookAccount, BookRow } from './books.hook';
import { useBookMonth } from './books.hook';
import { MonthSkeleton } from './books.skeleton';
import type { View } from './books.view';
import { dateOf } from './calendar';
import { EditBookMovementDialog } from './edit-book-movement.dialog';
import { MonthBalances } from './get-book-month.balances';
import { MonthTable } from './get-book-month.table';
import type { Prefilled } from './movement.form';

interface GetBookMonthProps {
  accounts: readonly BookAccount[];
  categories: readonly string[];
  view: View;
}

/** One month: what to note, what is noted, and how it compares with the bank (PF-W06, PF-W07). */
export function GetBookMonth({ accounts, categories, view }: GetBookMonthProps) {
  const t = useTranslations('books');
  const query = useBookMonth(view.month, view.shown);
  const [edited, setEdited] = useState<BookRow>();
  const [prefilled, setPrefilled] = useState<Prefilled>();
  const month = query.data;
  const shown = accounts.filter(({ id, currency, archived }) =>
    view.account ? id === view.account.id : currency === view.currency && !archived,
  );
  const open = shown.filter(({ archived }) => !archived);

  if (query.error && !month) {
    return (
      <ErrorState
        title={t('month.failed')}
        problem={asProblem(query.error)}
        busy={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  if (!month) return <MonthSkeleton />;
  const days = view.account?.closingDay ? month.accounts[0] : undefined;
  return (
    <div aria-busy={query.isPlaceholderData}>
      {days && <StatementDays first={days.firstDay} last={days.lastDay} />}
      {query.error && <ProblemAlert problem={asProblem(query.error)}>{t('month.stale')}</ProblemAlert>}
      {open.length > 0 ? (
        <AddBookMovement
          key={`${month.month} ${open.map(({ id }) => id).join(' ')} ${prefilled?.at ?? ''}`}
          accounts={open}
          categories={categories}
          month={month}
          prefilled={prefilled}
        />
      ) : (
        <Alert variant="light" color="gray" mt="lg">
          {t('archivedHint')}
        </Alert>
      )}
      <MonthTable month={month} accounts={accounts} together={shown.length > 1} onEdit={setEdited} />
      <MonthBalances
        month={month}
        accounts={accounts}
        onNote={(amount, bookAccountId) =>
          setPrefilled({ amount, bookAccountId, description: t('balances.correction'), at: Date.now() })
        }
      />
      <EditBookMovementDialog
        movement={edited}
        accounts={accounts}
        categories={categories}
        onClose={() => setEdited(undefined)}
      />
    </div>
  );
}

function StatementDays({ first, last }: { first: string; last: string }) {
  const t = useTranslations('books.month');
  const { dateTime } = useFormatter();
  const shown = (day: string) => dateTime(dateOf(day), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  return (
    <Text c="dimmed" size="sm" mt={4}>
      {t('statement', { first: shown(first), last: shown(last) })}
    </Text>
  );
}
