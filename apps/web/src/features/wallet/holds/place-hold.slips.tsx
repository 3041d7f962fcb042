import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import { available } from '../account';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import { MoneyReview } from '../money-review';
import type { ReviewState } from '../money-steps.hook';
import { OperationId } from '../operation-id';
import { Receipt } from '../receipt';
import { realNameOf, type Person } from '../transfers/transfer-funds.hook';
import { useAccountName, useMoney } from '../use-money';
import type { HoldReceipt } from './list-holds.hook';
import type { Wait } from './place-hold.form';

/** What is placed when the person says so; the amount in minor units. */
export interface PlannedHold {
  readonly beneficiary: Person;
  readonly from: Account;
  readonly amount: string;
  readonly wait: Wait;
}

interface HoldReviewProps {
  planned: PlannedHold;
  state: ReviewState;
}

/** Everything about the hold once more, before it is placed. */
export function HoldReview({ planned, state }: HoldReviewProps) {
  const t = useTranslations('placeHold');
  const tMoney = useTranslations('transfer');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { beneficiary, from, amount, wait } = planned;
  return (
    <MoneyReview send={t('place', { amount: money(amount, from.asset) })} state={state}>
      <Receipt
        tone="calm"
        icon={<IconLock size={24} />}
        title={t('review')}
        amount={money(amount, from.asset)}
        about={t('for', { name: nameOf(beneficiary) })}
      >
        <Facts
          facts={[
            [tMoney('from'), accountName(from)],
            [t('wait'), t(`waits.${wait}`)],
            [tMoney('after'), money(available(from) - BigInt(amount), from.asset)],
          ]}
        />
      </Receipt>
    </MoneyReview>
  );
}

interface PlacedHoldProps {
  planned: PlannedHold;
  receipt: HoldReceipt;
  onAnother: () => void;
}

/** The third step: the money is set aside. */
export function PlacedHold({ planned: { beneficiary, from }, receipt, onAnother }: PlacedHoldProps) {
  const t = useTranslations('placeHold');
  const tMoney = useTranslations('transfer');
  const { money } = useMoney();
  const { dateTime } = useFormatter();
  const accountName = useAccountName();
  return (
    <Receipt
      icon={<IconLock size={26} />}
      title={t('placed')}
      amount={money(receipt.amount, from.asset)}
      about={t('for', { name: nameOf(beneficiary) })}
      actions={
        <>
          <ButtonLink href="/wallet">{tMoney('toWallet')}</ButtonLink>
          <Button variant="default" onClick={onAnother}>
            {t('another')}
          </Button>
        </>
      }
    >
      <Facts
        facts={[
          [t('until'), dateTime(new Date(receipt.expiresAt), { dateStyle: 'medium', timeStyle: 'short' })],
          [tMoney('from'), accountName(from)],
          [tMoney('after'), money(receipt.available, from.asset)],
          [tMoney('operation'), <OperationId key="id" id={receipt.holdId} />],
        ]}
      />
    </Receipt>
  );
}

/** `Zoe Nowak (@zoe)`, when they tell their name. */
function nameOf(person: Person): string {
  const name = realNameOf(person);
  return name ? `${name} (@${person.username})` : `@${person.username}`;
}
