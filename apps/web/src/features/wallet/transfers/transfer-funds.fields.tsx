import { SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { focusField } from '@/ui/form-problem';
import { SubmitButton } from '@/ui/submit-button';
import { AccountSelect } from '../account.select';
import { accountOf, available, openAccounts, othersLike } from '../account';
import { AmountField } from '../amount.field';
import type { Wallet } from '../get-wallet.hook';
import { useMoney } from '../use-money';
import { PersonField } from './person.field';
import type { TransferForm, TransferValues } from './transfer-funds.form';

const longestMemo = 140;

interface TransferFieldsProps {
  wallet: Wallet;
  form: TransferForm;
  busy: boolean;
  onReview: (values: TransferValues) => Promise<void>;
}

/** The first step of a transfer: to whom, what, from where. */
export function TransferFields({ wallet, form, busy, onReview }: TransferFieldsProps) {
  const t = useTranslations('transfer');
  const { money } = useMoney();
  const { to, username, fromAccountId, memo } = form.getValues();
  const from = accountOf(wallet, fromAccountId);
  const others = othersLike(wallet, fromAccountId);
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(onReview, (errors) => focusField(Object.keys(errors)[0]))}>
      <Title order={1}>{t('heading')}</Title>
      <Stack gap="lg" mt="lg">
        {openAccounts(wallet).length > 1 && (
          <SegmentedControl
            fullWidth
            aria-label={t('kind')}
            data={[
              { value: 'person', label: t('toPerson') },
              { value: 'own', label: t('toOwn') },
            ]}
            {...form.getInputProps('to')}
          />
        )}
        {to === 'person' && <PersonField {...form.getInputProps('username')} value={username} />}
        <AccountSelect
          label={t('from')}
          name="fromAccountId"
          accounts={openAccounts(wallet)}
          {...form.getInputProps('fromAccountId')}
        />
        {to === 'own' && (
          <AccountSelect
            label={t('toAccount')}
            name="toAccountId"
            accounts={others}
            placeholder={t(others.length > 0 ? 'chooseAccount' : 'noOtherAccount')}
            {...form.getInputProps('toAccountId')}
          />
        )}
        <AmountField
          label={t('amount')}
          name="amount"
          asset={from?.asset}
          description={from && t('available', { amount: money(available(from), from.asset) })}
          {...form.getInputProps('amount')}
        />
        <TextInput
          label={t('memo')}
          name="memo"
          description={t('memoHint', { left: longestMemo - memo.length })}
          autoComplete="off"
          maxLength={longestMemo}
          {...form.getInputProps('memo')}
        />
        <SubmitButton loading={busy} size="lg">
          {t('toReview')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
