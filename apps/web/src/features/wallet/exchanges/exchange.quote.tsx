import { Button, Loader, Stack } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem, type ApiProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import { MoneyProblem } from '../money-problem';
import { PendingChip } from '../pending-chip';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import { Countdown } from './exchange.countdown';
import { QUOTE_LIVES_MS, type useQuote } from './exchange.hook';

interface ExchangeQuoteProps {
  from: Account;
  to: Account;
  /** What is paid, in minor units. */
  amount: string;
  quote: ReturnType<typeof useQuote>;
  busy: boolean;
  taken: boolean;
  problem: ApiProblem | undefined;
  onExchange: (quote: string) => void;
  onBack: () => void;
}

/** The second step: what I would get, while it holds; then what I would get now. */
export function ExchangeQuote(props: ExchangeQuoteProps) {
  const { from, to, amount, quote, busy, taken, problem, onExchange, onBack } = props;
  const t = useTranslations('exchange');
  const { money } = useMoney();
  const accountName = useAccountName();
  const offer = quote.data;
  return (
    <Stack gap="md">
      <Receipt
        tone="calm"
        icon={<IconArrowsExchange size={24} />}
        title={t('youGet')}
        amount={offer ? money(offer.received.amount, to.asset) : '…'}
        about={t('forAmount', { amount: money(amount, from.asset) })}
      >
        {offer && (
          <Facts
            facts={[
              [t('from'), accountName(from)],
              [t('to'), accountName(to)],
              [t('rate'), t('rateText', { from: from.asset.code, rate: shorter(offer.rate), to: to.asset.code })],
              [t('fee'), offer.fee === '0' ? t('noFee') : t('feeIncluded', { fee: money(offer.fee, from.asset) })],
            ]}
          />
        )}
        {offer && !busy && !problem?.answerLost && (
          <Countdown key={quote.dataUpdatedAt} since={quote.dataUpdatedAt} lengthMs={QUOTE_LIVES_MS} />
        )}
        {!offer && quote.isFetching && <Loader m="lg" size="sm" aria-label={t('asking')} />}
      </Receipt>
      {problem && !busy && <MoneyProblem problem={problem} />}
      {quote.error && !problem && <ProblemAlert problem={asProblem(quote.error)} />}
      {taken && <PendingChip>{t('pending')}</PendingChip>}
      {quote.error ? (
        <Button size="lg" variant="default" loading={quote.isFetching} onClick={() => void quote.refetch()}>
          {t('newQuote')}
        </Button>
      ) : (
        <Button size="lg" loading={busy} disabled={!offer} onClick={() => offer && onExchange(offer.quote)}>
          {t('submit')}
        </Button>
      )}
      <Button variant="default" size="lg" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
    </Stack>
  );
}

/** A rate to the six digits that say something. */
function shorter(rate: string): string {
  const [whole = '0', fraction = ''] = rate.split('.');
  const zeros = whole === '0' ? (/^0*/.exec(fraction)?.[0].length ?? 0) : 0;
  const kept = fraction.slice(0, zeros + 6).replace(/0+$/, '');
  return kept ? `${whole}.${kept}` : whole;
}
