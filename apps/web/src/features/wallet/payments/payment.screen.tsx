'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { WalletFrame } from '../wallet-frame';
import { plainIban } from './iban';
import { PaymentFields, usePaymentForm, type PaymentValues } from './payment.fields';
import { useRequestDeposit, useRequestWithdrawal, type Direction } from './payment.hook';
import { LatestPayments } from './payment.list';
import { PaymentReview, type PlannedPayment } from './payment.review';
import { PaymentStatus } from './payment.status';

/** Money from a bank, or to one: fields, review, and what becomes of it. */
export function PaymentScreen({ direction }: { direction: Direction }) {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <PaymentOf wallet={wallet} direction={direction} />}
    </WalletFrame>
  );
}

/** The field at which a refusal of the API is told. */
const FIELD_OF_PROBLEM: Readonly<Record<string, keyof PaymentValues>> = {
  'insufficient-funds': 'amount',
  'amount-above-limit': 'amount',
  'account-not-found': 'accountId',
  'account-closed': 'accountId',
  'wrong-asset': 'accountId',
  'asset-archived': 'accountId',
  'asset-not-payable': 'accountId',
};

function PaymentOf({ wallet, direction }: { wallet: Wallet; direction: Direction }) {
  const t = useTranslations('fields');
  const textOf = useProblemText();
  const form = usePaymentForm(wallet, direction);
  const deposit = useRequestDeposit();
  const withdrawal = useRequestWithdrawal();
  const request = direction === 'deposit' ? deposit : withdrawal;
  const { withCode, asked } = useSecondFactor();
  const [planned, setPlanned] = useState<PlannedPayment>();
  const [paymentId, setPaymentId] = useState<string>();

  const backToField = (field: string, message?: string) => {
    setPlanned(undefined);
    if (message) form.setFieldError(field, message);
    setTimeout(() => focusField(field));
  };

  const review = ({ accountId, amount, iban }: PaymentValues) => {
    const account = accountOf(wallet, accountId)!;
    const read = parseAmount(amount, account.asset.scale);
    if ('fault' in read) return;
    request.reset();
    setPlanned({ direction, account, amount: read.minorUnits, iban: plainIban(iban) });
  };

  const send = useSingleFlight(async ({ account, amount, iban }: PlannedPayment) => {
    const body = { accountId: account.id, amount, assetCode: account.asset.code };
    try {
      const requested = await withCode((code) =>
        direction === 'deposit'
          ? deposit.mutateAsync({ ...body, ...(code && { code }) })
          : withdrawal.mutateAsync({ ...body, iban, ...(code && { code }) }),
      );
      setPaymentId(requested?.paymentId);
    } catch (error) {
      const problem = asProblem(error);
      const field = FIELD_OF_PROBLEM[problem.code] ?? Object.keys(problem.fields)[0];
      showAtFields(form, problem, t);
      if (field) backToField(field, problem.fields[field] ? undefined : textOf(problem));
    }
  });

  if (planned && paymentId) {
    const another = () => {
      setPaymentId(undefined);
      setPlanned(undefined);
      form.reset();
    };
    return <PaymentStatus paymentId={paymentId} planned={planned} onAnother={another} />;
  }
  if (planned) {
    return (
      <>
        <PaymentReview
          planned={planned}
          busy={request.isPending}
          taken={request.taken}
          problem={request.error && !asked ? asProblem(request.error) : undefined}
          onSend={() => void send(planned)}
          onBack={() => setPlanned(undefined)}
        />
        <SecondFactorDialog asked={asked} />
      </>
    );
  }
  return (
    <>
      <PaymentFields wallet={wallet} direction={direction} form={form} onReview={review} />
      <LatestPayments wallet={wallet} />
    </>
  );
}
