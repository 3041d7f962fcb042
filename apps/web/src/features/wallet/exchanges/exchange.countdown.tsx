import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import styles from './exchange.module.scss';

interface CountdownProps {
  /** When it began, and how long it is; milliseconds. */
  since: number;
  lengthMs: number;
}

/** How long a quote still holds: in seconds, and as a line that runs out. */
export function Countdown({ since, lengthMs }: CountdownProps) {
  const t = useTranslations('exchange');
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil(Math.min(lengthMs, Math.max(0, since + lengthMs - now)) / 1_000);
  return (
    // Not read aloud each second; whoever comes by hears how much is left.
    <div className={styles.countdown} role="timer">
      {t('holds', { seconds })}
      <span key={since} className={styles.bar} style={{ animationDuration: `${lengthMs}ms` }} aria-hidden />
    </div>
  );
}
