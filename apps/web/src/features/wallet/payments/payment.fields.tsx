import { Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { focusField } from '@/ui/form-problem';
import { SubmitButton } from '@/ui/submit-button';
import { AccountSelect } from '../account.select';
import { accountOf, available, firstChoice, openAccounts } from '../account';
import { AmountField } from '../amount.field';
import type { Account, Wallet } from '../get-wallet.hook';
import { useAmountFault, useMoney } from '../use-money';
import { isIban } from './iban';
import type { Direction } from './payment.hook';

export interface PaymentValues {
  accountId: string;
  amount: string;
  iban: string;
}

export type PaymentForm = ReturnType<typeof usePaymentForm>;

/** The accounts a bank can pay to and from. */
export const payable = (wallet: Wallet): Account[] =>
  openAccounts(wallet).filter(({ asset }) => asset.kind === 'money');

/** The form of a payment, kept while its review is shown. */
export function usePaymentForm(wallet: Wallet, direction: Direction) {
  const t = useTranslations('payment.faults');
  const faultOf = useAmountFault();
  return useForm<PaymentValues>({
    initialValues: {
      accountId: firstChoice(payable(wallet))?.id ?? '',
      amount: '',
      iban: '',
    },
    validate: {
      accountId: (id) => (accountOf(wallet, id) ? null : t('account')),
      amount: (amount, { accountId }) =>
        faultOf(amount, accountOf(wallet, accountId), direction === 'deposit' ? 'receive' : 'spend'),
      iban: (iban) => (direction === 'deposit' || isIban(iban) ? null : t('iban')),
    },
  });
}

interface PaymentFieldsProps {
  wallet: Wallet;
  direction: Direction;
  form: PaymentForm;
  onReview: (values: PaymentValues) => void;
}

/** The first step of a payment: which account, how much, and where to. */
export function PaymentFields({ wallet, direction, form, onReview }: PaymentFieldsProps) {
  const t = useTranslations('payment');
  const { money } = useMoney();
  const account = accountOf(wallet, form.getValues().accountId);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(onReview, (errors) => focusField(Object.keys(errors)[0]))}>
      <Title order={1}>{t(`${direction}.heading`)}</Title>
      <Text c="dimmed" mt={4}>
        {t(`${direction}.lead`)}
      </Text>
      <Stack gap="lg" mt="lg">
        <AccountSelect
          label={t(`${direction}.account`)}
          name="accountId"
          accounts={payable(wallet)}
          {...form.getInputProps('accountId')}
        />
        <AmountField
          label={t('amount')}
          name="amount"
          asset={account?.asset}
          description={
            direction === 'withdrawal' &&
            account &&
            t('available', { amount: money(available(account), account.asset) })
          }
          {...form.getInputProps('amount')}
        />
        {direction === 'withdrawal' && (
          <TextInput
            label={t('iban')}
            name="iban"
            description={t('ibanHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={42}
            {...form.getInputProps('iban')}
          />
        )}
        <SubmitButton size="lg">{t('toReview')}</SubmitButton>
      </Stack>
    </form>
  );
}
