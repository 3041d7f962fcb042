import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Wallet } from '../get-wallet.hook';
import { useAccountName } from '../use-money';
import styles from './list-statement.module.scss';
import { daysOf, KINDS, PERIODS, periodOf, type Period, type StatementFilter } from './statement.filter';

const typingMs = 400;

interface StatementFiltersProps {
  wallet: Wallet;
  filter: StatementFilter;
  onChange: (change: Partial<StatementFilter>) => void;
}

/** Narrows a statement down: by time, account, kind and words. */
export function StatementFilters({ wallet, filter, onChange }: StatementFiltersProps) {
  const t = useTranslations('statement');
  const tKinds = useTranslations('movements.kinds');
  const accountName = useAccountName();
  const [now] = useState(() => new Date());
  const named = periodOf(filter, now);
  const [days, setDays] = useState(named === undefined);
  const [text, setText] = useState(filter.text);
  const search = useDebouncedCallback((typed: string) => onChange({ text: typed.trim() }), typingMs);
  const choosePeriod = (period: string) => {
    setDays(period === 'days');
    if (period !== 'days') onChange(daysOf(period as Period, now));
  };
  const clear = () => {
    setText('');
    setDays(false);
    onChange({ from: '', to: '', account: '', kind: '', text: '' });
  };
  const filtered = Object.values(filter).some((value) => value !== '');
  return (
    <search className={styles.filters}>
      <TextInput
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={18} />}
        maxLength={140}
        className={styles.search}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
          search(value);
        }}
      />
      <NativeSelect
        size="md"
        aria-label={t('period')}
        value={days ? 'days' : named}
        onChange={({ currentTarget }) => choosePeriod(currentTarget.value)}
        data={[...PERIODS, 'days' as const].map((period) => ({ value: period, label: t(`periods.${period}`) }))}
      />
      <NativeSelect
        size="md"
        aria-label={t('account')}
        value={filter.account}
        onChange={({ currentTarget }) => onChange({ account: currentTarget.value })}
        data={[
          { value: '', label: t('everyAccount') },
          ...wallet.accounts.map((account) => ({
            value: account.id,
            label: t('accountChoice', { account: accountName(account), number: String(account.number) }),
          })),
        ]}
      />
      <NativeSelect
        size="md"
        aria-label={t('kind')}
        value={filter.kind}
        onChange={({ currentTarget }) => onChange({ kind: currentTarget.value as StatementFilter['kind'] })}
        data={[{ value: '', label: t('everyKind') }, ...KINDS.map((kind) => ({ value: kind, label: tKinds(kind) }))]}
      />
      {days && (
        <>
          <TextInput
            type="date"
            label={t('from')}
            max={filter.to}
            defaultValue={filter.from}
            onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t('to')}
            min={filter.from}
            defaultValue={filter.to}
            onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
          />
        </>
      )}
      {filtered && (
        <Button variant="subtle" className={styles.clear} onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </search>
  );
}
