import { NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, type RefObject } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatAmount } from './amount';
import type { BookAccount } from './books.hook';
import { CATEGORY_LENGTH, DESCRIPTION_LENGTH, type MovementValues } from './movement.form';

interface MovementFieldsProps {
  form: UseFormReturnType<MovementValues>;
  categories: readonly string[];
  /** To choose from; with one there is nothing to choose. */
  accounts: readonly BookAccount[];
  size: 'sm' | 'md';
  first?: RefObject<HTMLInputElement | null>;
}

/** In the order in which they are filled in. */
export function MovementFields({ form, categories, accounts, size, first }: MovementFieldsProps) {
  const t = useTranslations('books.fields');
  const language = useLocale();
  const list = useId();
  const mixed = new Set(accounts.map(({ currency }) => currency)).size > 1;
  return (
    <>
      <TextInput ref={first} type="date" size={size} label={t('date')} name="date" {...form.getInputProps('date')} />
      <TextInput
        size={size}
        label={t('description')}
        name="description"
        maxLength={DESCRIPTION_LENGTH}
        autoComplete="off"
        {...form.getInputProps('description')}
      />
      <TextInput
        size={size}
        label={t('category')}
        name="category"
        maxLength={CATEGORY_LENGTH}
        autoComplete="off"
        list={list}
        {...form.getInputProps('category')}
      />
      <datalist id={list}>
        {categories.map((category) => (
          <option key={category} value={category} />
        ))}
      </datalist>
      <NativeSelect
        size={size}
        label={t('direction')}
        name="direction"
        data={[
          { value: 'out', label: t('out') },
          { value: 'in', label: t('in') },
        ]}
        {...form.getInputProps('direction')}
      />
      <TextInput
        size={size}
        label={t('amount')}
        name="amount"
        inputMode="decimal"
        autoComplete="off"
        placeholder={formatAmount('0', language)}
        {...form.getInputProps('amount')}
      />
      {accounts.length > 1 && (
        <NativeSelect
          size={size}
          label={t('account')}
          name="bookAccountId"
          data={accounts.map(({ id, name, currency }) => ({
            value: id,
            label: mixed ? `${name} · ${currency}` : name,
          }))}
          {...form.getInputProps('bookAccountId')}
        />
      )}
    </>
  );
}
