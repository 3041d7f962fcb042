import { Paper } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useFormatter, useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { typedAmount } from './amount';
import styles from './bookkeeping.module.scss';
import { useAddBookMovement, type BookAccount, type BookMonth } from './books.hook';
import { dateOf, today } from './calendar';
import { MovementFields } from './movement.fields';
import { movementOf, useMovementForm, type MovementValues, type Prefilled } from './movement.form';

interface AddBookMovementProps {
  accounts: readonly BookAccount[];
  categories: readonly string[];
  month: BookMonth;
  prefilled?: Prefilled;
}

/** Notes movements one after another by keyboard: Enter adds, and the first field is ready for the next (PF-W05). */
export function AddBookMovement({ accounts, categories, month, prefilled }: AddBookMovementProps) {
  const t = useTranslations('books');
  const tFields = useTranslations('fields');
  const language = useLocale();
  const { dateTime } = useFormatter();
  const first = useRef<HTMLInputElement>(null);
  const add = useAddBookMovement();
  const [initial] = accounts;
  const form = useMovementForm({
    date: dayWithin(month),
    description: prefilled?.description ?? '',
    category: '',
    direction: prefilled && !prefilled.amount.startsWith('-') ? 'in' : 'out',
    amount: prefilled ? typedAmount(prefilled.amount.replace('-', ''), language) : '',
    bookAccountId: prefilled?.bookAccountId ?? initial!.id,
  });
  useEffect(() => {
    if (prefilled) first.current?.focus();
  }, [prefilled]);

  const send = useSingleFlight(async (values: MovementValues) => {
    const { date, bookAccountId } = values;
    const days = month.accounts.find(({ id }) => id === bookAccountId);
    try {
      await add.run({ bookAccountId, ...movementOf(values) });
      form.setValues({ date, bookAccountId, direction: 'out', description: '', category: '', amount: '' });
      form.clearErrors();
      first.current?.focus();
      const isSeen = days && days.firstDay <= date && date <= days.lastDay;
      const shownDate = dateTime(dateOf(date), { dateStyle: 'long', timeZone: 'UTC' });
      if (!isSeen) showToast('info', t('add.elsewhere', { date: shownDate }));
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });

  return (
    <Paper
      component="form"
      method="post"
      noValidate
      aria-label={t('add.heading')}
      className={styles.entry}
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusField(Object.keys(errors)[0]),
      )}
    >
      {add.error && <ProblemAlert problem={asProblem(add.error)} />}
      <div className={styles.entryFields} data-accounts={accounts.length > 1 || undefined}>
        <MovementFields form={form} categories={categories} accounts={accounts} size="sm" first={first} />
        <SubmitButton size="sm" loading={add.isPending} leftSection={<IconPlus size={18} />} className={styles.submit}>
          {t('add.submit')}
        </SubmitButton>
      </div>
    </Paper>
  );
}

/** Today, if today is in the month that is looked at; else its first day. */
function dayWithin({ accounts: [first], month }: BookMonth): string {
  const day = today();
  const isSeen = first ? first.firstDay <= day && day <= first.lastDay : day.startsWith(month);
  return isSeen ? day : (first?.firstDay ?? `${month}-01`);
}
