import { texts } from '@/texts';
import { Logo } from './logo';
import styles from './wallet-picture.module.scss';

const balances = [
  { code: 'EUR', amount: '1,240.50' },
  { code: 'BTC', amount: '0.0142' },
];

const movements = [
  { width: '46%', amount: '+ 250.00', credit: true },
  { width: '34%', amount: '− 18.40', credit: false },
  { width: '52%', amount: '− 62.15', credit: false },
];

/** A drawing of a wallet, made of the theme's colours. Its figures are an example and say so. */
export function WalletPicture() {
  return (
    <div className={styles.picture} role="img" aria-label={texts.home.exampleLabel}>
      <div className={styles.sheet} aria-hidden>
        <div className={styles.top}>
          <Logo />
          <span className={styles.tag}>{texts.home.example}</span>
        </div>
        <div className={styles.balances}>
          {balances.map(({ code, amount }) => (
            <div key={code} className={styles.balance}>
              <span>{code}</span>
              <strong>{amount}</strong>
            </div>
          ))}
        </div>
        {movements.map(({ width, amount, credit }) => (
          <div key={amount} className={styles.movement}>
            <i className={styles.dot} />
            <i className={styles.line} style={{ width }} />
            <span className={credit ? styles.credit : undefined}>{amount}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
