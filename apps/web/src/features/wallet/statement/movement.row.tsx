import {
  IconArrowDownLeft,
  IconArrowsExchange,
  IconArrowsLeftRight,
  IconArrowUpRight,
  IconBuildingBank,
  IconGift,
  IconReceiptRefund,
  IconX,
} from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import { LinkBusy } from '@/ui/links';
import type { Wallet } from '../get-wallet.hook';
import { useMoney } from '../use-money';
import { assetOf, useMovementName, type Movement } from './movement';
import styles from './movement.module.scss';

/** One movement in a list, which leads to all there is to know of it. */
export function MovementRow({ row, wallet, withDate }: { row: Movement; wallet: Wallet; withDate?: boolean }) {
  const t = useTranslations('movements');
  const nameOf = useMovementName();
  const { money, movement } = useMoney();
  const { dateTime } = useFormatter();
  const asset = assetOf(wallet, row);
  const credit = !row.amount.startsWith('-');
  const day = withDate && ({ day: 'numeric', month: 'short' } as const);
  const at = dateTime(new Date(row.occurredAt), { hour: 'numeric', minute: '2-digit', ...day });
  return (
    <li className={styles.row}>
      <Link href={`/wallet/transfers/${row.transferId}`} className={styles.link} prefetch={false}>
        <span className={styles.icon} data-credit={credit || undefined} aria-hidden>
          <MovementIcon kind={row.kind} credit={credit} own={row.otherAccountId !== undefined} />
        </span>
        <span className={styles.what}>
          <span className={styles.name}>{nameOf(row)}</span>
          <span className={styles.details}>
            <time dateTime={row.occurredAt}>{at}</time>
            {row.reversedBy && <span className={styles.tag}>{t('reversed')}</span>}
            {row.memo && <span className={styles.memo}>{row.memo}</span>}
          </span>
        </span>
        <span className={styles.money}>
          <span className={styles.amount} data-credit={credit || undefined}>
            {movement(row.amount, asset)}
          </span>
          <span className={styles.after}>{t('after', { balance: money(row.balanceAfter, asset) })}</span>
        </span>
        <LinkBusy />
      </Link>
    </li>
  );
}

export function MovementIcon({ kind, credit, own }: { kind: Movement['kind']; credit: boolean; own: boolean }) {
  const props = { size: 20 };
  if (own) return <IconArrowsLeftRight {...props} />;
  switch (kind) {
    case 'exchange':
      return <IconArrowsExchange {...props} />;
    case 'deposit':
    case 'withdrawal':
      return <IconBuildingBank {...props} />;
    case 'welcome':
    case 'grant':
      return <IconGift {...props} />;
    case 'reversal':
      return <IconReceiptRefund {...props} />;
    case 'burn':
      return <IconX {...props} />;
    case 'transfer':
    case 'capture':
      return credit ? <IconArrowDownLeft {...props} /> : <IconArrowUpRight {...props} />;
  }
}
