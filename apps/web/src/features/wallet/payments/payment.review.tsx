import { Button, Stack } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { available } from '../account';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import { MoneyProblem } from '../money-problem';
import { PendingChip } from '../pending-chip';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import { spacedIban } from './iban';
import type { Direction } from './payment.hook';

/** A payment as it will be asked for. The amount is minor units; the IBAN is empty for a deposit. */
export interface PlannedPayment {
  readonly direction: Direction;
  readonly account: Account;
  readonly amount: string;
  readonly iban: string;
}

interface PaymentReviewProps {
  planned: PlannedPayment;
  busy: boolean;
  taken: boolean;
  problem: ApiProblem | undefined;
  onSend: () => void;
  onBack: () => void;
}

/** The second step: everything about the payment once more. */
export function PaymentReview({ planned, busy, taken, problem, onSend, onBack }: PaymentReviewProps) {
  const t = useTranslations('payment');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { direction, account, amount, iban } = planned;
  const sum = money(amount, account.asset);
  const change = direction === 'deposit' ? BigInt(amount) : -BigInt(amount);
  return (
    <Stack gap="md">
      <Receipt tone="calm" icon={<IconBuildingBank size={24} />} title={t(`${direction}.review`)} amount={sum}>
        <Facts
          facts={[
            [t(`${direction}.account`), accountName(account)],
            [t('iban'), iban && spacedIban(iban)],
            [t('after'), money(available(account) + change, account.asset)],
          ]}
        />
      </Receipt>
      {problem && !busy && <MoneyProblem problem={problem} />}
      {taken && <PendingChip>{t('pending')}</PendingChip>}
      <Button size="lg" loading={busy} onClick={onSend}>
        {t(`${direction}.submit`, { amount: sum })}
      </Button>
      <Button variant="default" size="lg" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
    </Stack>
  );
}
