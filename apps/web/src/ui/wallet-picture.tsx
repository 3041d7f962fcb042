'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { Logo } from './logo';
import styles from './wallet-picture.module.scss';

const balances = [
  { code: 'EUR', amount: 1240.5, digits: 2 },
  { code: 'BTC', amount: 0.0142, digits: 4 },
];

const movements = [
  { width: '46%', amount: 250, sign: '+' },
  { width: '34%', amount: 18.4, sign: '−' },
  { width: '52%', amount: 62.15, sign: '−' },
];

/** A drawing of a wallet, made of the theme's colours. Its figures are an example and say so. */
export function WalletPicture() {
  const t = useTranslations('picture');
  const { number } = useFormatter();
  return (
    <div className={styles.picture} role="img" aria-label={t('label')}>
      <div className={styles.sheet} aria-hidden>
        <div className={styles.top}>
          <Logo />
          <span className={styles.tag}>{t('example')}</span>
        </div>
        <div className={styles.balances}>
          {balances.map(({ code, amount, digits }) => (
            <div key={code} className={styles.balance}>
              <span>{code}</span>
              <strong>{number(amount, { minimumFractionDigits: digits })}</strong>
            </div>
          ))}
        </div>
        {movements.map(({ width, amount, sign }) => (
          <div key={amount} className={styles.movement}>
            <i className={styles.dot} />
            <i className={styles.line} style={{ width }} />
            <span className={sign === '+' ? styles.credit : undefined}>
              {sign} {number(amount, { minimumFractionDigits: 2 })}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
