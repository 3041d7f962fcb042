'use client';

import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { useMoneySteps } from '../money-steps.hook';
import { personQuery } from '../transfers/transfer-funds.hook';
import { WalletFrame } from '../wallet-frame';
import { usePlaceHold } from './list-holds.hook';
import { HoldFields } from './place-hold.fields';
import { FIELD_OF_PROBLEM, useHoldForm, WAITS, type HoldValues } from './place-hold.form';
import type { PlannedHold } from './place-hold.slips';

const loading = () => <MoneyFormSkeleton />;
const HoldReview = dynamic(() => import('./place-hold.slips').then((module) => module.HoldReview), {
  ssr: false,
  loading,
});
const PlacedHold = dynamic(() => import('./place-hold.slips').then((module) => module.PlacedHold), {
  ssr: false,
  loading,
});

/** Money set aside for a person: fields, review, receipt. */
export function PlaceHoldScreen() {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <PlaceHold wallet={wallet} />}
    </WalletFrame>
  );
}

function PlaceHold({ wallet }: { wallet: Wallet }) {
  const queries = useQueryClient();
  const form = useHoldForm(wallet);
  const hold = usePlaceHold();
  const [looking, setLooking] = useState(false);
  const steps = useMoneySteps({
    form,
    command: hold,
    fieldOfProblem: FIELD_OF_PROBLEM,
    send: ({ beneficiary, from, amount, wait }: PlannedHold, code) =>
      hold.mutateAsync({
        accountId: from.id,
        beneficiary: { username: beneficiary.username },
        amount,
        assetCode: from.asset.code,
        expiresInSeconds: WAITS[wait],
        ...code,
      }),
  });

  const review = async ({ username, accountId, amount, wait }: HoldValues) => {
    const from = accountOf(wallet, accountId)!;
    const read = parseAmount(amount, from.asset.scale);
    if ('fault' in read) return;
    setLooking(true);
    try {
      const beneficiary = await queries.fetchQuery(personQuery(username.trim()));
      steps.plan({ beneficiary, from, amount: read.minorUnits, wait });
    } catch (error) {
      steps.refuse('username', error);
    } finally {
      setLooking(false);
    }
  };

  const { planned, done } = steps;
  if (planned && done) return <PlacedHold planned={planned} receipt={done} onAnother={steps.another} />;
  if (planned) {
    return (
      <>
        <HoldReview planned={planned} state={steps.review} />
        <SecondFactorDialog asked={steps.asked} />
      </>
    );
  }
  return <HoldFields wallet={wallet} form={form} busy={looking} onReview={review} />;
}
