import { Stack, Text, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { focusField } from '@/ui/form-problem';
import { SubmitButton } from '@/ui/submit-button';
import { AccountSelect } from '../account.select';
import { accountOf, available, firstChoice, openAccounts } from '../account';
import { AmountField } from '../amount.field';
import type { Wallet } from '../get-wallet.hook';
import { useAmountFault, useMoney } from '../use-money';

export interface ExchangeValues {
  fromAccountId: string;
  toAccountId: string;
  amount: string;
}

export type ExchangeForm = ReturnType<typeof useExchangeForm>;

const inOtherAssets = (wallet: Wallet, accountId: string) => {
  const code = accountOf(wallet, accountId)?.asset.code;
  return openAccounts(wallet).filter(({ asset }) => asset.code !== code);
};

/** The form of an exchange, kept while its quote is shown. */
export function useExchangeForm(wallet: Wallet) {
  const t = useTranslations('exchange.faults');
  const faultOf = useAmountFault();
  const from = firstChoice(openAccounts(wallet));
  return useForm<ExchangeValues>({
    initialValues: {
      fromAccountId: from?.id ?? '',
      toAccountId: inOtherAssets(wallet, from?.id ?? '')[0]?.id ?? '',
      amount: '',
    },
    validate: {
      toAccountId: (id, { fromAccountId }) =>
        inOtherAssets(wallet, fromAccountId).some((account) => account.id === id) ? null : t('toAccount'),
      amount: (amount, { fromAccountId }) => faultOf(amount, accountOf(wallet, fromAccountId), 'spend'),
    },
  });
}

interface ExchangeFieldsProps {
  wallet: Wallet;
  form: ExchangeForm;
  onQuote: (values: ExchangeValues) => void;
}

/** The first step of an exchange: from where to where, and how much. */
export function ExchangeFields({ wallet, form, onQuote }: ExchangeFieldsProps) {
  const t = useTranslations('exchange');
  const { money } = useMoney();
  const { fromAccountId } = form.getValues();
  const from = accountOf(wallet, fromAccountId);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(onQuote, (errors) => focusField(Object.keys(errors)[0]))}>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4}>
        {t('lead')}
      </Text>
      <Stack gap="lg" mt="lg">
        <AccountSelect
          label={t('from')}
          name="fromAccountId"
          accounts={openAccounts(wallet)}
          {...form.getInputProps('fromAccountId')}
        />
        <AmountField
          label={t('amount')}
          name="amount"
          asset={from?.asset}
          description={from && t('available', { amount: money(available(from), from.asset) })}
          {...form.getInputProps('amount')}
        />
        <AccountSelect
          label={t('to')}
          name="toAccountId"
          accounts={inOtherAssets(wallet, fromAccountId)}
          placeholder={t('chooseAccount')}
          {...form.getInputProps('toAccountId')}
        />
        <SubmitButton size="lg">{t('toQuote')}</SubmitButton>
      </Stack>
    </form>
  );
}
