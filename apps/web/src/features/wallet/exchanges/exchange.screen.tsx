'use client';

import { useState } from 'react';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { useSingleFlight } from '@/ui/use-single-flight';
import { accountOf } from '../account';
import type { Account, Wallet } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { WalletFrame } from '../wallet-frame';
import { ExchangeFields, useExchangeForm, type ExchangeValues } from './exchange.fields';
import { useExchange, useQuote, type ExchangeReceipt as Answer } from './exchange.hook';
import { ExchangeQuote } from './exchange.quote';
import { ExchangeReceipt } from './exchange.receipt';

/** From one asset to another between accounts of mine: fields, a quote that runs out, receipt. */
export function ExchangeScreen() {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <Exchange wallet={wallet} />}
    </WalletFrame>
  );
}

interface Planned {
  readonly from: Account;
  readonly to: Account;
  readonly amount: string;
}

function Exchange({ wallet }: { wallet: Wallet }) {
  const form = useExchangeForm(wallet);
  const [planned, setPlanned] = useState<Planned>();
  const [receipt, setReceipt] = useState<Answer>();
  const plan = ({ fromAccountId, toAccountId, amount }: ExchangeValues) => {
    const [from, to] = [accountOf(wallet, fromAccountId)!, accountOf(wallet, toAccountId)!];
    const read = parseAmount(amount, from.asset.scale);
    if ('minorUnits' in read) setPlanned({ from, to, amount: read.minorUnits });
  };
  if (planned && receipt) {
    const another = () => {
      setReceipt(undefined);
      setPlanned(undefined);
      form.reset();
    };
    return <ExchangeReceipt from={planned.from} to={planned.to} receipt={receipt} onAnother={another} />;
  }
  if (planned) return <Offer planned={planned} onDone={setReceipt} onBack={() => setPlanned(undefined)} />;
  return <ExchangeFields wallet={wallet} form={form} onQuote={plan} />;
}

const NEEDS_NEW_QUOTE = ['quote-expired', 'quote-used', 'quote-not-valid'];

interface OfferProps {
  planned: Planned;
  onDone: (receipt: Answer | undefined) => void;
  onBack: () => void;
}

function Offer({ planned: { from, to, amount }, onDone, onBack }: OfferProps) {
  const exchange = useExchange();
  const { withCode, asked } = useSecondFactor();
  const problem = exchange.error && !asked ? asProblem(exchange.error) : undefined;
  // After a lost answer only the same quote is the same exchange.
  const frozen = exchange.isPending || asked !== undefined || problem?.answerLost === true;
  const quote = useQuote({ fromAccountId: from.id, toAccountId: to.id, amount }, frozen);
  const send = useSingleFlight(async (offered: string) => {
    try {
      onDone(await withCode((code) => exchange.mutateAsync({ quote: offered, ...(code && { code }) })));
    } catch (error) {
      if (NEEDS_NEW_QUOTE.includes(asProblem(error).code)) await quote.refetch();
    }
  });
  return (
    <>
      <ExchangeQuote
        from={from}
        to={to}
        amount={amount}
        quote={quote}
        busy={exchange.isPending}
        taken={exchange.taken}
        problem={problem}
        onExchange={(offered) => void send(offered)}
        onBack={onBack}
      />
      <SecondFactorDialog asked={asked} />
    </>
  );
}
