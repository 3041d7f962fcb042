import { Badge, Paper, Title } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { useMoney } from '../use-money';
import { usePayments, type Payment } from './payment.hook';
import styles from './payment.module.scss';

const colors = { requested: 'gray', sent: 'gray', settled: 'jade', failed: 'red' } as const;

/** What was asked of the bank lately, and where it stands. Nothing is shown until there is something. */
export function LatestPayments({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('payment');
  const payments = usePayments();
  if (!payments.data?.length) return null;
  return (
    <section className={styles.latest} aria-labelledby="payments">
      <Title order={2} id="payments" size="h3">
        {t('latest')}
      </Title>
      <Paper component="ul" className={styles.list}>
        {payments.data.map((payment) => (
          <PaymentRow key={payment.paymentId} payment={payment} wallet={wallet} />
        ))}
      </Paper>
    </section>
  );
}

function PaymentRow({ payment, wallet }: { payment: Payment; wallet: Wallet }) {
  const t = useTranslations('payment');
  const { movement } = useMoney();
  const { dateTime } = useFormatter();
  const { accountId, assetCode, direction, amount, status, requestedAt } = payment;
  const asset = accountOf(wallet, accountId)?.asset ?? { code: assetCode, scale: 2, kind: 'money' };
  return (
    <li className={styles.row}>
      <span>
        {t(`${direction}.name`)}
        <time dateTime={requestedAt} className={styles.when}>
          {dateTime(new Date(requestedAt), { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </span>
      <span className={styles.right}>
        <strong className={styles.amount}>{movement(direction === 'deposit' ? amount : `-${amount}`, asset)}</strong>
        <Badge variant="light" color={colors[status]}>
          {t(`states.${status}`)}
        </Badge>
      </span>
    </li>
  );
}
