import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { useSingleFlight } from '@/ui/use-single-flight';
import { formatMoney } from './amount';
import styles from './bookkeeping.module.scss';
import { useEditBookAccount, useRemoveBookAccount, type BookAccount } from './books.hook';
import { BookAccountForm } from './edit-book-account.form';

// Loaded when the first dialog is opened.
const BooksModal = dynamic(() => import('./books.modal'), { ssr: false });

interface ListBookAccountsProps {
  opened: boolean;
  accounts: readonly BookAccount[];
  onClose: () => void;
}

/** My accounts and cards: make, change, archive, remove (PF-W04). */
export function ListBookAccountsDialog({ opened, accounts, onClose }: ListBookAccountsProps) {
  const t = useTranslations('books.accounts');
  const [wanted, setWanted] = useState(false);
  const [editing, setEditing] = useState<BookAccount | 'new'>();
  if (opened && !wanted) setWanted(true);
  if (!wanted) return null;
  const form = editing ?? (accounts.length === 0 ? 'new' : undefined);
  const isNew = form === 'new';
  const leave = () => {
    setEditing(undefined);
    // The first account is what the books were opened for.
    if (accounts.length === 0) onClose();
  };
  const heading = form ? t(isNew ? 'create' : 'change') : t('heading');
  return (
    <BooksModal
      opened={opened}
      heading={heading}
      onClose={() => {
        setEditing(undefined);
        onClose();
      }}
    >
      {form ? (
        <BookAccountForm account={isNew ? undefined : form} onDone={leave} onCancel={leave} />
      ) : (
        <Stack gap="sm">
          <ul className={styles.accounts}>
            {accounts.map((account) => (
              <AccountRow key={account.id} account={account} onEdit={() => setEditing(account)} />
            ))}
          </ul>
          <Button onClick={() => setEditing('new')}>{t('create')}</Button>
        </Stack>
      )}
    </BooksModal>
  );
}

function AccountRow({ account, onEdit }: { account: BookAccount; onEdit: () => void }) {
  const t = useTranslations('books.accounts');
  const language = useLocale();
  const { id, name, kind, currency, closingDay, description, archived, balance, movementCount } = account;
  const edit = useEditBookAccount();
  const remove = useRemoveBookAccount();
  const archive = useSingleFlight(() => edit.run({ bookAccountId: id, archived: !archived }).catch(() => undefined));
  const take = useSingleFlight(() => remove.run({ bookAccountId: id }).catch(() => undefined));
  const error = edit.error ?? remove.error;
  const facts = [t(kind), currency, closingDay && t('closes', { day: String(closingDay) }), description];
  return (
    <li className={styles.accountRow}>
      <div className={styles.what}>
        <Group gap="xs">
          <Text fw={600}>{name}</Text>
          {archived && (
            <Badge variant="light" color="gray">
              {t('archived')}
            </Badge>
          )}
        </Group>
        <Text c="dimmed" size="sm">
          {facts.filter(Boolean).join(' · ')}
        </Text>
        <Text size="sm">{formatMoney(balance, currency, language)}</Text>
      </div>
      <Group gap="xs">
        <Button size="compact-sm" variant="default" aria-label={t('editOf', { name })} onClick={onEdit}>
          {t('edit')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={edit.isPending}
          aria-label={t(archived ? 'restoreOf' : 'archiveOf', { name })}
          onClick={() => void archive()}
        >
          {t(archived ? 'restore' : 'archive')}
        </Button>
        {movementCount === 0 && (
          <Button
            size="compact-sm"
            variant="default"
            loading={remove.isPending}
            aria-label={t('removeOf', { name })}
            onClick={() => void take()}
          >
            {t('remove')}
          </Button>
        )}
      </Group>
      {error && <ProblemAlert problem={asProblem(error)} />}
    </li>
  );
}
