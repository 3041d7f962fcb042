import { IconArrowsExchange, IconBuildingBank, IconLock, IconPlus, IconSend } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import styles from './get-wallet.module.scss';

/** What people do with money most. */
export function QuickActions() {
  const t = useTranslations('wallet.actions');
  return (
    <div className={styles.actions}>
      <ButtonLink href="/wallet/send" leftSection={<IconSend size={18} />}>
        {t('send')}
      </ButtonLink>
      <ButtonLink href="/wallet/deposit" variant="default" leftSection={<IconPlus size={18} />}>
        {t('deposit')}
      </ButtonLink>
      <ButtonLink href="/wallet/withdraw" variant="default" leftSection={<IconBuildingBank size={18} />}>
        {t('withdraw')}
      </ButtonLink>
      <ButtonLink href="/wallet/exchange" variant="default" leftSection={<IconArrowsExchange size={18} />}>
        {t('exchange')}
      </ButtonLink>
      <ButtonLink href="/wallet/hold" variant="default" leftSection={<IconLock size={18} />}>
        {t('hold')}
      </ButtonLink>
    </div>
  );
}
