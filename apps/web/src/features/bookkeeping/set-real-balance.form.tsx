import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { parseAmount, typedAmount } from './amount';
import styles from './bookkeeping.module.scss';
import { useSetRealBalance, type BookAccount } from './books.hook';

interface SetRealBalanceProps {
  account: BookAccount;
  month: string;
  /** Hundredths; `null` when it is not known. */
  real: string | null;
}

/** What the bank's statement says; nothing takes it back. */
export function SetRealBalance({ account, month, real }: SetRealBalanceProps) {
  const t = useTranslations('books.balances');
  const language = useLocale();
  const set = useSetRealBalance();
  const form = useForm({
    initialValues: { amount: real === null ? '' : typedAmount(real, language) },
    validate: { amount: (typed) => (typed.trim() === '' || parseAmount(typed) ? null : t('amountWrong')) },
  });
  const send = useSingleFlight(async ({ amount }: typeof form.values) => {
    const typed = parseAmount(amount);
    const signed = typed && `${typed.sign === '-' && typed.hundredths !== '0' ? '-' : ''}${typed.hundredths}`;
    // What was refused is said above the field.
    await set.run({ bookAccountId: account.id, month, amount: signed ?? null }).catch(() => undefined);
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit((values) => void send(values))}>
      {set.error && <ProblemAlert problem={asProblem(set.error)} />}
      <div className={styles.real}>
        <TextInput
          size="sm"
          label={t('real')}
          aria-label={t('realOf', { name: account.name })}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('amount')}
        />
        <SubmitButton size="sm" variant="default" loading={set.isPending} disabled={!form.isDirty()}>
          {t('save')}
        </SubmitButton>
      </div>
    </form>
  );
}
