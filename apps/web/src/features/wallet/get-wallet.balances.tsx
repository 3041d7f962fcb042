import { Paper, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { Wallet } from './get-wallet.hook';
import styles from './get-wallet.module.scss';
import { useAssetName, useMoney } from './use-money';

/** One card per account. */
export function Balances({ accounts }: { accounts: Wallet['accounts'] }) {
  const t = useTranslations('wallet');
  const nameOf = useAssetName();
  const { money } = useMoney();
  return (
    <section className={styles.section} aria-labelledby="balances">
      <Title order={2} id="balances">
        {t('balances')}
      </Title>
      {accounts.length === 0 && (
        <Text c="dimmed" mt="xs">
          {t('noAccounts')}
        </Text>
      )}
      <ul className={styles.cards}>
        {accounts.map((account) => (
          <Paper component="li" key={account.id} className={styles.card} data-testid={`balance-${account.asset.code}`}>
            <div className={styles.asset}>
              <span className={styles.coin} aria-hidden>
                {account.asset.code.slice(0, 1)}
              </span>
              <div>
                <Text fw={600}>{nameOf(account.asset)}</Text>
                <Text c="dimmed" size="sm">
                  {account.asset.code} · {t('accountNumber', { number: String(account.number) })}
                </Text>
              </div>
            </div>
            <p className={styles.balance}>{money(account.balance, account.asset)}</p>
          </Paper>
        ))}
      </ul>
    </section>
  );
}
