'use client';

import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { useMoneySteps } from '../money-steps.hook';
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
  const form = usePaymentForm(wallet, direction);
  const deposit = useRequestDeposit();
  const withdrawal = useRequestWithdrawal();
  const steps = useMoneySteps({
    form,
    command: direction === 'deposit' ? deposit : withdrawal,
    fieldOfProblem: FIELD_OF_PROBLEM,
    send: ({ account, amount, iban }: PlannedPayment, code) => {
      const body = { accountId: account.id, amount, assetCode: account.asset.code, ...code };
      return direction === 'deposit' ? deposit.mutateAsync(body) : withdrawal.mutateAsync({ ...body, iban });
    },
  });

  const review = ({ accountId, amount, iban }: PaymentValues) => {
    const account = accountOf(wallet, accountId)!;
    const read = parseAmount(amount, account.asset.scale);
    if ('minorUnits' in read) steps.plan({ direction, account, amount: read.minorUnits, iban: plainIban(iban) });
  };

  const { planned, done } = steps;
  if (planned && done) return <PaymentStatus paymentId={done.paymentId} planned={planned} onAnother={steps.another} />;
  if (planned) {
    return (
      <>
        <PaymentReview planned={planned} state={steps.review} />
        <SecondFactorDialog asked={steps.asked} />
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
