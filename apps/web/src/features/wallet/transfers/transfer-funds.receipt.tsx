import { Button } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import { Facts } from '../facts';
import { OperationId } from '../operation-id';
import { Receipt as Slip } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import type { Receipt } from './transfer-funds.hook';
import { Recipient, type PlannedTransfer } from './transfer-funds.review';

interface TransferReceiptProps {
  planned: PlannedTransfer;
  receipt: Receipt;
  onAnother: () => void;
}

/** The third step: the money has moved. */
export function TransferReceipt({ planned: { to, from, memo }, receipt, onAnother }: TransferReceiptProps) {
  const t = useTranslations('transfer');
  const { money } = useMoney();
  const { dateTime } = useFormatter();
  const accountName = useAccountName();
  return (
    <Slip
      icon={<IconCheck size={26} />}
      title={t('sent')}
      amount={money(receipt.amount, from.asset)}
      about={<Recipient to={to} />}
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
          [t('when'), dateTime(new Date(receipt.postedAt), { dateStyle: 'medium', timeStyle: 'short' })],
          [t('from'), accountName(from)],
          [t('fee'), BigInt(receipt.fee) === 0n ? t('noFee') : money(receipt.fee, from.asset)],
          [t('balanceAfter'), money(receipt.balance, from.asset)],
          [t('message'), memo || undefined],
          [t('operation'), <OperationId key="id" id={receipt.transferId} />],
        ]}
      />
    </Slip>
  );
}
