import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import { OperationId } from '../operation-id';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import type { ExchangeReceipt as Answer } from './exchange.hook';

interface ExchangeReceiptProps {
  from: Account;
  to: Account;
  receipt: Answer;
  onAnother: () => void;
}

/** The third step: it is exchanged. */
export function ExchangeReceipt({ from, to, receipt, onAnother }: ExchangeReceiptProps) {
  const t = useTranslations('exchange');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { dateTime } = useFormatter();
  const { paid, received, fee, postedAt, transferId } = receipt;
  return (
    <Receipt
      icon={<IconCheck size={26} />}
      title={t('done')}
      amount={money(received.amount, to.asset)}
      about={t('forAmount', { amount: money(paid.amount, from.asset) })}
      actions={
        <>
          <ButtonLink href="/wallet">{t('toWallet')}</ButtonLink>
          <Button variant="default" onClick={onAnother}>
            {t('another')}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          [t('when'), dateTime(new Date(postedAt), { dateStyle: 'medium', timeStyle: 'short' })],
          [t('fee'), fee === '0' ? t('noFee') : t('feeIncluded', { fee: money(fee, from.asset) })],
          [t('balanceOf', { account: accountName(from) }), money(paid.balance, from.asset)],
          [t('balanceOf', { account: accountName(to) }), money(received.balance, to.asset)],
          [t('operation'), <OperationId key="id" id={transferId} />],
        ]}
      />
    </Receipt>
  );
}
