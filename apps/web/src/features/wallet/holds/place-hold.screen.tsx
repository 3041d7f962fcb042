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
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { personQuery } from '../transfers/transfer-funds.hook';
import { WalletFrame } from '../wallet-frame';
import { usePlaceHold, type HoldReceipt } from './list-holds.hook';
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
  const t = useTranslations('fields');
  const textOf = useProblemText();
  const queries = useQueryClient();
  const form = useHoldForm(wallet);
  const hold = usePlaceHold();
  const { withCode, asked } = useSecondFactor();
  const [looking, setLooking] = useState(false);
  const [planned, setPlanned] = useState<PlannedHold>();
  const [receipt, setReceipt] = useState<HoldReceipt>();

  const backToField = (field: string, message: string) => {
    setPlanned(undefined);
    form.setFieldError(field, message);
    setTimeout(() => focusField(field));
  };

  const review = async ({ username, accountId, amount, wait }: HoldValues) => {
    const from = accountOf(wallet, accountId)!;
    const read = parseAmount(amount, from.asset.scale);
    if ('fault' in read) return;
    setLooking(true);
    try {
      const beneficiary = await queries.fetchQuery(personQuery(username.trim()));
      hold.reset();
      setPlanned({ beneficiary, from, amount: read.minorUnits, wait });
    } catch (error) {
      backToField('username', textOf(asProblem(error)));
    } finally {
      setLooking(false);
    }
  };

  const place = useSingleFlight(async ({ beneficiary, from, amount, wait }: PlannedHold) => {
    const body = {
      accountId: from.id,
      beneficiary: { username: beneficiary.username },
      amount,
      assetCode: from.asset.code,
      expiresInSeconds: WAITS[wait],
    };
    try {
      setReceipt(await withCode((code) => hold.mutateAsync({ ...body, ...(code && { code }) })));
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
    return <PlacedHold planned={planned} receipt={receipt} onAnother={another} />;
  }
  if (planned) {
    return (
      <>
        <HoldReview
          planned={planned}
          busy={hold.isPending}
          taken={hold.taken}
          problem={hold.error && !asked ? asProblem(hold.error) : undefined}
          onPlace={() => void place(planned)}
          onBack={() => setPlanned(undefined)}
        />
        <SecondFactorDialog asked={asked} />
      </>
    );
  }
  return <HoldFields wallet={wallet} form={form} busy={looking} onReview={review} />;
}
