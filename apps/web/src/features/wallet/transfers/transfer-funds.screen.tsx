'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import { accountOf, feeFor } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { WalletFrame } from '../wallet-frame';
import { TransferFields } from './transfer-funds.fields';
import { FIELD_OF_PROBLEM, useTransferForm, type TransferStart, type TransferValues } from './transfer-funds.form';
import { personQuery, useTransferFunds, type Receipt } from './transfer-funds.hook';
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
  const t = useTranslations('fields');
  const textOf = useProblemText();
  const queries = useQueryClient();
  const form = useTransferForm(wallet, start);
  const transfer = useTransferFunds();
  const { withCode, asked } = useSecondFactor();
  const [looking, setLooking] = useState(false);
  const [planned, setPlanned] = useState<PlannedTransfer>();
  const [receipt, setReceipt] = useState<Receipt>();

  const backToField = (field: string, message: string) => {
    setPlanned(undefined);
    form.setFieldError(field, message);
    setTimeout(() => focusField(field));
  };

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
      transfer.reset();
      const amount = read.minorUnits;
      const fee = values.to === 'own' ? 0n : feeFor(amount, wallet);
      setPlanned({ to, from, amount, fee, memo: values.memo.trim() });
    } catch (error) {
      backToField('username', textOf(asProblem(error)));
    } finally {
      setLooking(false);
    }
  };

  const send = useSingleFlight(async ({ to, from, amount, memo }: PlannedTransfer) => {
    const body = {
      fromAccountId: from.id,
      to: 'asset' in to ? { accountId: to.id } : { username: to.username },
      amount,
      assetCode: from.asset.code,
      ...(memo && { memo }),
    };
    try {
      setReceipt(await withCode((code) => transfer.mutateAsync({ ...body, ...(code && { code }) })));
    } catch (error) {
      const problem = asProblem(error);
      const field = FIELD_OF_PROBLEM[problem.code];
      if (field) backToField(field, textOf(problem));
      else showAtFields(form, problem, t);
    }
  });

  if (planned && receipt) {
    const another = () => {
      setReceipt(undefined);
      setPlanned(undefined);
      form.reset();
    };
    return <TransferReceipt planned={planned} receipt={receipt} onAnother={another} />;
  }
  if (planned) {
    return (
      <>
        <TransferReview
          planned={planned}
          busy={transfer.isPending}
          taken={transfer.taken}
          problem={transfer.error && !asked ? asProblem(transfer.error) : undefined}
          onSend={() => void send(planned)}
          onBack={() => setPlanned(undefined)}
        />
        <SecondFactorDialog asked={asked} />
      </>
    );
  }
  return <TransferFields wallet={wallet} form={form} busy={looking} onReview={review} />;
}
