'use client';

import { Button, Container, Group, Text, Title } from '@mantine/core';
import { IconBooks, IconPlus } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { ErrorState } from '@/ui/error-state';
import { State } from '@/ui/state';
import { BooksFilter } from './books.filter';
import { useBookAccounts, type BookAccounts } from './books.hook';
import { BooksSkeleton, MonthSkeleton } from './books.skeleton';
import { useView } from './books.view';

const GetBookMonth = dynamic(() => import('./get-book-month').then((module) => module.GetBookMonth), {
  ssr: false,
  loading: () => <MonthSkeleton />,
});
const ListBookAccountsDialog = dynamic(
  () => import('./list-book-accounts.dialog').then((module) => module.ListBookAccountsDialog),
  { ssr: false },
);

/** A person's own books: private notes of their own money, apart from the wallet (PF-W04–W07). */
export function BookkeepingScreen() {
  return (
    <Container py="xl" w="100%">
      <RequireSession loading={<BooksSkeleton />}>
        <Books />
      </RequireSession>
    </Container>
  );
}

function Books() {
  const t = useTranslations('books');
  const accounts = useBookAccounts();
  if (accounts.data) return <BooksOf accounts={accounts.data} />;
  if (accounts.error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(accounts.error)}
        busy={accounts.isFetching}
        onRetry={() => void accounts.refetch()}
      />
    );
  }
  return <BooksSkeleton />;
}

function BooksOf({ accounts: { rows, categories } }: { accounts: BookAccounts }) {
  const t = useTranslations('books');
  const [dialog, setDialog] = useState(false);
  const view = useView(rows);
  return (
    <>
      {rows.length === 0 ? (
        <State icon={<IconBooks />} title={t('empty.heading')} text={t('empty.text')}>
          <Button leftSection={<IconPlus size={18} />} onClick={() => setDialog(true)}>
            {t('empty.start')}
          </Button>
        </State>
      ) : (
        <>
          <Group justify="space-between" align="start">
            <div>
              <Title order={1}>{t('heading')}</Title>
              <Text c="dimmed" size="sm" mt={4}>
                {t('private')}
              </Text>
            </div>
            <Button variant="default" size="sm" onClick={() => setDialog(true)}>
              {t('accounts.open')}
            </Button>
          </Group>
          <BooksFilter accounts={rows} view={view} />
          <GetBookMonth accounts={rows} categories={categories} view={view} />
        </>
      )}
      <ListBookAccountsDialog opened={dialog} accounts={rows} onClose={() => setDialog(false)} />
    </>
  );
}
