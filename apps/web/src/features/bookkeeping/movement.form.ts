import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { parseAmount } from './amount';
import { isDay } from './calendar';

export interface MovementValues {
  date: string;
  description: string;
  category: string;
  direction: 'in' | 'out';
  amount: string;
  bookAccountId: string;
}

/** What a movement begins with when it comes from elsewhere. */
export interface Prefilled {
  /** Signed hundredths. */
  readonly amount: string;
  readonly bookAccountId: string;
  readonly description: string;
  /** When it was asked for, so that the same thing twice is two. */
  readonly at: number;
}

export const DESCRIPTION_LENGTH = 70;
export const CATEGORY_LENGTH = 30;

/** The fields of a movement, checked as the API checks them (PF-W05). */
export function useMovementForm(initialValues: MovementValues) {
  const t = useTranslations('books.fields');
  return useForm<MovementValues>({
    initialValues,
    validate: {
      date: (date) => (isDay(date) ? null : t('dateWrong')),
      description: (text) => (text.trim() ? null : t('descriptionMissing')),
      amount: (typed) => (Number(parseAmount(typed)?.hundredths ?? 0) > 0 ? null : t('amountWrong')),
    },
  });
}

/** A sign that was typed says more than the choice beside it: `+50` came in. */
export function movementOf({
  date,
  description,
  category,
  direction,
  amount,
}: MovementValues): Schemas['AddBookMovement'] {
  const { sign, hundredths } = parseAmount(amount)!;
  const signed = { '': direction, '+': 'in', '-': 'out' } as const;
  return {
    date,
    direction: signed[sign],
    amount: hundredths,
    description: description.trim(),
    ...(category.trim() && { category: category.trim() }),
  };
}
