import { NativeSelect, Paper, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import type { Schemas } from '@/api/client';
import { ProblemAlert } from '@/ui/problem-alert';
import { AreaChart } from './area-chart';
import { RANGES, useCurrency, useValuation, type Range } from './get-valuation.hook';
import styles from './get-valuation.module.scss';
import type { Asset, Wallet } from './get-wallet.hook';
import { useMoney } from './use-money';

/** What all accounts are worth together, and how that changed. */
export function Valuation({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('valuation');
  const [currency, setCurrency] = useCurrency();
  const [range, setRange] = useState<Range>('30');
  const valuation = useValuation(currency, range);
  const currencies = currenciesOf(wallet);
  return (
    <Paper component="section" className={styles.section} aria-labelledby="total">
      <div className={styles.head}>
        <Title order={2} id="total" className={styles.title}>
          {t('heading')}
        </Title>
        <NativeSelect
          size="sm"
          aria-label={t('currency')}
          value={currency}
          onChange={({ currentTarget }) => setCurrency(currentTarget.value)}
          data={[...new Set([currency, ...currencies.map(({ code }) => code)])]}
        />
      </div>
      {valuation.data && (
        <Worth
          valuation={valuation.data}
          currency={
            currencies.find(({ code }) => code === valuation.data.currency) ?? {
              code: valuation.data.currency,
              scale: valuation.data.scale,
              kind: 'money',
            }
          }
        />
      )}
      {valuation.error && !valuation.data && <ProblemAlert problem={asProblem(valuation.error)} />}
      {valuation.isPending && <Skeleton height={220} role="status" aria-label={t('loading')} />}
      <SegmentedControl
        size="sm"
        aria-label={t('range')}
        value={range}
        onChange={(value) => setRange(value as Range)}
        data={RANGES.map((days) => ({ value: days, label: t(`ranges.${days}`) }))}
      />
    </Paper>
  );
}

type Currency = Pick<Asset, 'code' | 'scale' | 'kind'>;

/** What one can count in: the assets of the wallet that have a price. */
const currenciesOf = ({ accounts }: Wallet): Currency[] =>
  accounts.map(({ asset }) => asset).filter(({ kind }) => kind === 'money' || kind === 'crypto');

function Worth({ valuation, currency }: { valuation: Schemas['Valuation']; currency: Currency }) {
  const t = useTranslations('valuation');
  const { money, movement } = useMoney();
  const { dateTime } = useFormatter();
  const { days, total, accounts } = valuation;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const change = String(BigInt(total) - BigInt(first.total));
  // Days are days of UTC.
  const day = (date: string) => dateTime(new Date(date), { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const label = t('chart', {
    from: day(first.date),
    to: day(last.date),
    first: money(first.total, currency),
    last: money(total, currency),
  });
  const unpriced = accounts.filter(({ value, balances }) => value === undefined && balances.at(-1) !== '0');
  return (
    <>
      <p className={styles.total}>{money(total, currency)}</p>
      <p className={styles.change} data-up={change !== '0' && !change.startsWith('-') ? true : undefined}>
        {t('change', { change: movement(change, currency), days: days.length })}
      </p>
      <AreaChart tall values={days.map((one) => Number(one.total))} label={label} />
      <div className={styles.days} aria-hidden>
        <span>{day(first.date)}</span>
        <span>{day(last.date)}</span>
      </div>
      {unpriced.length > 0 && (
        <Text size="sm" c="dimmed" mb="sm">
          {t('unpriced', { assets: [...new Set(unpriced.map(({ assetCode }) => assetCode))].join(', ') })}
        </Text>
      )}
    </>
  );
}
