import { Button, Stack } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';
import { Avatar } from '@/features/profile/avatar';
import { available } from '../account';
import { Facts } from '../facts';
import type { Account } from '../get-wallet.hook';
import styles from '../money-form.module.scss';
import { MoneyProblem } from '../money-problem';
import { PendingChip } from '../pending-chip';
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
  busy: boolean;
  /** The API has it, and the decision takes longer. */
  taken: boolean;
  problem: ApiProblem | undefined;
  onSend: () => void;
  onBack: () => void;
}

/** The second step: everything about the transfer once more, before it is made. */
export function TransferReview({ planned, busy, taken, problem, onSend, onBack }: TransferReviewProps) {
  const t = useTranslations('transfer');
  const { money } = useMoney();
  const accountName = useAccountName();
  const { from, amount, fee, memo } = planned;
  const after = available(from) - BigInt(amount) - fee;
  return (
    <Stack gap="md">
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
      {problem && !busy && <MoneyProblem problem={problem} />}
      {taken && <PendingChip>{t('pending')}</PendingChip>}
      <Button size="lg" loading={busy} onClick={onSend} data-autofocus>
        {t('send', { amount: money(amount, from.asset) })}
      </Button>
      <Button variant="default" size="lg" disabled={busy} onClick={onBack}>
        {t('back')}
      </Button>
    </Stack>
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
