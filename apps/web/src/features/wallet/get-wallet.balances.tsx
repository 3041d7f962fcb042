import { Paper, Text, Title } from '@mantine/core';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TextLink } from '@/ui/links';
import { available, openAccounts } from './account';
import { AreaChart } from './area-chart';
import type { Account, Wallet } from './get-wallet.hook';
import styles from './get-wallet.module.scss';
import { useAccountName, useMoney } from './use-money';

/** One card per account; it leads to what happened on it. */
export function Balances({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('wallet');
  const accounts = openAccounts(wallet);
  return (
    <section className={styles.section} aria-labelledby="balances">
      <div className={styles.headingRow}>
        <Title order={2} id="balances">
          {t('balances')}
        </Title>
        <TextLink href="/wallet/accounts">{t('manageAccounts')}</TextLink>
      </div>
      {accounts.length === 0 && (
        <Text c="dimmed" mt="xs">
          {t('noAccounts')}
        </Text>
      )}
      <ul className={styles.cards}>
        {accounts.map((account) => (
          <AccountCard key={account.id} account={account} rows={wallet.movements.rows} />
        ))}
      </ul>
    </section>
  );
}

function AccountCard({ account, rows }: { account: Account; rows: Wallet['movements']['rows'] }) {
  const t = useTranslations('wallet');
  const accountName = useAccountName();
  const { money } = useMoney();
  const { id, asset, balance, held, number } = account;
  return (
    <Paper component="li" className={styles.card} data-testid={`balance-${asset.code}`}>
      <div className={styles.asset}>
        <span className={styles.coin} aria-hidden>
          {asset.code.slice(0, 1)}
        </span>
        <div className={styles.names}>
          <Link href={`/wallet/statement?account=${id}`} className={styles.cardLink} prefetch={false}>
            {accountName(account)}
          </Link>
          <Text c="dimmed" size="sm">
            {asset.code} · {t('accountNumber', { number: String(number) })}
          </Text>
        </div>
      </div>
      <div>
        <p className={styles.balance}>{money(balance, asset)}</p>
        {held !== '0' && (
          <Text size="sm" c="dimmed" className={styles.held}>
            {t('availableAndHeld', { available: money(available(account), asset), held: money(held, asset) })}
          </Text>
        )}
      </div>
      <AreaChart values={balancesOf(rows, account)} />
    </Paper>
  );
}

/** What an account held after each of its latest movements, oldest first. A picture needs no more digits than a number has. */
function balancesOf(rows: Wallet['movements']['rows'], { id, balance }: Account): number[] {
  const own = rows.filter((row) => row.accountId === id);
  const first = own.at(-1);
  const before = first ? BigInt(first.balanceAfter) - BigInt(first.amount) : BigInt(balance);
  return [Number(before), ...own.map((row) => Number(row.balanceAfter)).reverse(), Number(balance)];
}
