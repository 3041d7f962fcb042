import { Button } from '@mantine/core';
import { IconCheck, IconHourglass, IconX } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import { Facts } from '../facts';
import { OperationId } from '../operation-id';
import { PendingChip } from '../pending-chip';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import { spacedIban } from './iban';
import { usePayment, type Payment } from './payment.hook';
import type { PlannedPayment } from './payment.review';

const looks = {
  requested: { tone: 'calm', icon: <IconHourglass size={24} /> },
  sent: { tone: 'calm', icon: <IconHourglass size={24} /> },
  settled: { tone: 'good', icon: <IconCheck size={26} /> },
  failed: { tone: 'bad', icon: <IconX size={26} /> },
} as const;

interface PaymentStatusProps {
  paymentId: string;
  planned: PlannedPayment;
  onAnother: () => void;
}

/** The third step: the bank's word on the payment, as soon as there is one. */
export function PaymentStatus({ paymentId, planned, onAnother }: PaymentStatusProps) {
  const t = useTranslations('payment');
  const { money } = useMoney();
  const { dateTime } = useFormatter();
  const accountName = useAccountName();
  const payment: Partial<Payment> = usePayment(paymentId).data ?? {};
  const { status = 'requested', reference, failure, endedAt } = payment;
  const { direction, account, amount, iban } = planned;
  const ended = status === 'settled' || status === 'failed';
  return (
    <Receipt
      tone={looks[status].tone}
      icon={looks[status].icon}
      title={t(`${direction}.${status}`)}
      amount={money(amount, account.asset)}
      about={ended ? undefined : <PendingChip>{t(`waiting.${status as 'requested' | 'sent'}`)}</PendingChip>}
      actions={
        <>
          <ButtonLink href="/wallet">{t('toWallet')}</ButtonLink>
          <Button variant="default" onClick={onAnother}>
            {t(status === 'failed' ? 'again' : 'another')}
          </Button>
        </>
      }
    >
      <div role="status">
        <Facts
          facts={[
            [t('status'), t(`states.${status}`)],
            [t('why'), failure && t.has(`failures.${failure}` as never) ? t(`failures.${failure}` as never) : failure],
            [t('when'), endedAt && dateTime(new Date(endedAt), { dateStyle: 'medium', timeStyle: 'short' })],
          ]}
        />
      </div>
      <Facts
        facts={[
          [t(`${direction}.account`), accountName(account)],
          [t('iban'), iban && spacedIban(iban)],
          [t('reference'), reference],
          [t('operation'), <OperationId key="id" id={paymentId} />],
        ]}
      />
    </Receipt>
  );
}
