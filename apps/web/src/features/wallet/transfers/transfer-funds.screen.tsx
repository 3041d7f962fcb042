'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { accountOf, feeFor } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { useMoneySteps } from '../money-steps.hook';
import { WalletFrame } from '../wallet-frame';
import { TransferFields } from './transfer-funds.fields';
import { FIELD_OF_PROBLEM, useTransferForm, type TransferStart, type TransferValues } from './transfer-funds.form';
import { personQuery, useTransferFunds } from './transfer-funds.hook';
import type { PlannedTransfer } from './transfer-funds.review';

const loading = () => <MoneyFormSkeleton />;
const TransferReview = dynamic(() => import('./transfer-funds.review').then((module) => module.TransferReview), {
  ssr: false,
  loading,
});
const TransferReceipt = dynamic(() => import('./transfer-funds.receipt').then((module) => module.TransferReceipt), {
  ssr: false,
  loading,
});

/** Money to a person, or to another account of mine: fields, review, receipt (GS-W06). */
export function TransferFundsScreen({ start }: { start: TransferStart }) {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <TransferFunds wallet={wallet} start={start} />}
    </WalletFrame>
  );
}

function TransferFunds({ wallet, start }: { wallet: Wallet; start: TransferStart }) {
  const queries = useQueryClient();
  const form = useTransferForm(wallet, start);
  const transfer = useTransferFunds();
  const [looking, setLooking] = useState(false);
  const steps = useMoneySteps({
    form,
    command: transfer,
    fieldOfProblem: FIELD_OF_PROBLEM,
    send: ({ to, from, amount, memo }: PlannedTransfer, code) =>
      transfer.mutateAsync({
        fromAccountId: from.id,
        to: 'asset' in to ? { accountId: to.id } : { username: to.username },
        amount,
        assetCode: from.asset.code,
        ...(memo && { memo }),
        ...code,
      }),
  });

  const review = async (values: TransferValues) => {
    const from = accountOf(wallet, values.fromAccountId)!;
    const read = parseAmount(values.amount, from.asset.scale);
    if ('fault' in read) return;
    setLooking(true);
    try {
      const to =
        values.to === 'own'
          ? accountOf(wallet, values.toAccountId)!
          : await queries.fetchQuery(personQuery(values.username.trim()));
      const amount = read.minorUnits;
      const fee = values.to === 'own' ? 0n : feeFor(amount, wallet);
      steps.plan({ to, from, amount, fee, memo: values.memo.trim() });
    } catch (error) {
      steps.refuse('username', error);
    } finally {
      setLooking(false);
    }
  };

  const { planned, done } = steps;
  if (planned && done) return <TransferReceipt planned={planned} receipt={done} onAnother={steps.another} />;
  if (planned) {
    return (
      <>
        <TransferReview planned={planned} state={steps.review} />
        <SecondFactorDialog asked={steps.asked} />
      </>
    );
  }
  return <TransferFields wallet={wallet} form={form} busy={looking} onReview={review} />;
}
