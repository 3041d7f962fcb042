import { IconBuildingBank } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { available } from '../account';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import { MoneyReview } from '../money-review';
import type { ReviewState } from '../money-steps.hook';
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
  state: ReviewState;
}

/** Everything about the payment once more, before it is asked for. */
export function PaymentReview({ planned, state }: PaymentReviewProps) {
  const t = useTranslations('payment');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { direction, account, amount, iban } = planned;
  const sum = money(amount, account.asset);
  const change = direction === 'deposit' ? BigInt(amount) : -BigInt(amount);
  return (
    <MoneyReview send={t(`${direction}.submit`, { amount: sum })} state={state}>
      <Receipt tone="calm" icon={<IconBuildingBank size={24} />} title={t(`${direction}.review`)} amount={sum}>
        <Facts
          facts={[
            [t(`${direction}.account`), accountName(account)],
            [t('iban'), iban && spacedIban(iban)],
            [t('after'), money(available(account) + change, account.asset)],
          ]}
        />
      </Receipt>
    </MoneyReview>
  );
}
