import { Paper, Text, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useSession } from '@/session/session.store';
import { ButtonLink } from '@/ui/links';
import styles from './get-wallet.module.scss';

/** What to do with a wallet in which nothing has happened yet. */
export function FirstStep() {
  const t = useTranslations('wallet.firstStep');
  const session = useSession();
  const username = session.status === 'signed-in' ? session.account.username : '';
  return (
    <Paper className={styles.firstStep} component="section" aria-labelledby="first-step">
      <div>
        <Title order={2} id="first-step">
          {t('heading')}
        </Title>
        <Text mt={4}>{t('text')}</Text>
        <Text mt="xs" c="dimmed">
          {t.rich('orReceive', { username, name: (words) => <strong>{words}</strong> })}
        </Text>
      </div>
      <ButtonLink href="/wallet/deposit">{t('deposit')}</ButtonLink>
    </Paper>
  );
}
