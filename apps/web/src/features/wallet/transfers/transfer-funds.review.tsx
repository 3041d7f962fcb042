import { IconSend } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Avatar } from '@/features/profile/avatar';
import { available } from '../account';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import styles from '../money-form.module.scss';
import { MoneyReview } from '../money-review';
import type { ReviewState } from '../money-steps.hook';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import { realNameOf, type Person } from './transfer-funds.hook';

/** A transfer as it will be made, when its owner says so. Amounts are minor units. */
export interface PlannedTransfer {
  readonly to: Person | Account;
  readonly from: Account;
  readonly amount: string;
  readonly fee: bigint;
  readonly memo: string;
}

interface TransferReviewProps {
  planned: PlannedTransfer;
  state: ReviewState;
}

/** Everything about the transfer once more, before it is made. */
export function TransferReview({ planned, state }: TransferReviewProps) {
  const t = useTranslations('transfer');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { from, amount, fee, memo } = planned;
  const after = available(from) - BigInt(amount) - fee;
  return (
    <MoneyReview send={t('send', { amount: money(amount, from.asset) })} state={state}>
      <Receipt
        tone="calm"
        icon={<IconSend size={24} />}
        title={t('review')}
        amount={money(amount, from.asset)}
        about={<Recipient to={planned.to} />}
      >
        <Facts
          facts={[
            [t('from'), accountName(from)],
            [t('fee'), fee === 0n ? t('noFee') : money(fee, from.asset)],
            [t('after'), money(after, from.asset)],
            [t('message'), memo || undefined],
          ]}
        />
      </Receipt>
    </MoneyReview>
  );
}

/** Whom a transfer reaches. */
export function Recipient({ to }: { to: Person | Account }) {
  const t = useTranslations('transfer');
  const accountName = useAccountName();
  if ('asset' in to) return <>{t('toMyAccount', { account: accountName(to), number: String(to.number) })}</>;
  const name = realNameOf(to);
  return (
    <span className={styles.slipPerson}>
      <Avatar username={to.username} size="small" />
      {name ? t('toSomebody', { name, username: to.username }) : t('toUsername', { username: to.username })}
    </span>
  );
}
