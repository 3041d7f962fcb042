import { NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { focusField } from '@/ui/form-problem';
import { SubmitButton } from '@/ui/submit-button';
import { AccountSelect } from '../account.select';
import { accountOf, available, openAccounts } from '../account';
import { AmountField } from '../amount.field';
import type { Wallet } from '../get-wallet.hook';
import { PersonField } from '../transfers/person.field';
import { useMoney } from '../use-money';
import { WAITS, type HoldForm, type HoldValues, type Wait } from './place-hold.form';

interface HoldFieldsProps {
  wallet: Wallet;
  form: HoldForm;
  busy: boolean;
  onReview: (values: HoldValues) => Promise<void>;
}

/** The first step of a hold: for whom, what, from where, for how long. */
export function HoldFields({ wallet, form, busy, onReview }: HoldFieldsProps) {
  const t = useTranslations('placeHold');
  const tMoney = useTranslations('transfer');
  const { money } = useMoney();
  const { username, accountId } = form.getValues();
  const from = accountOf(wallet, accountId);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(onReview, (errors) => focusField(Object.keys(errors)[0]))}>
      <Title order={1}>{t('heading')}</Title>
      <Text c="dimmed" mt={4}>
        {t('lead')}
      </Text>
      <Stack gap="lg" mt="lg">
        <PersonField {...form.getInputProps('username')} value={username} />
        <AccountSelect
          label={tMoney('from')}
          name="accountId"
          accounts={openAccounts(wallet)}
          {...form.getInputProps('accountId')}
        />
        <AmountField
          label={tMoney('amount')}
          name="amount"
          asset={from?.asset}
          description={from && tMoney('available', { amount: money(available(from), from.asset) })}
          {...form.getInputProps('amount')}
        />
        <NativeSelect
          size="md"
          label={t('wait')}
          description={t('waitHint')}
          name="wait"
          data={(Object.keys(WAITS) as Wait[]).map((wait) => ({ value: wait, label: t(`waits.${wait}`) }))}
          {...form.getInputProps('wait')}
        />
        <SubmitButton loading={busy} size="lg">
          {tMoney('toReview')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
