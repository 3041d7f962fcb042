import styles from './header.module.scss';

/** A folded wallet with a brass clasp. `src/app/icon.svg` is the same drawing. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 32 32" width="32" height="32" aria-hidden focusable="false">
      <path
        className={styles.logoBack}
        d="M6 9.5 21.6 4.3a2.6 2.6 0 0 1 3.4 2.5V10H8.5A2.5 2.5 0 0 1 6 9.5Z"
        fill="currentColor"
      />
      <rect className={styles.logoFront} x="3" y="9" width="26" height="19" rx="5" fill="currentColor" />
      <path className={styles.logoStrap} d="M19.5 15H29v7h-9.5a3.5 3.5 0 0 1 0-7Z" fill="currentColor" />
      <circle className={styles.logoClasp} cx="20.5" cy="18.5" r="1.75" fill="currentColor" />
    </svg>
  );
}
