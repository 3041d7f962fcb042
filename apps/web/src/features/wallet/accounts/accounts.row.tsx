import { ActionIcon, Text } from '@mantine/core';
import { IconPencil, IconShieldLock, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Account } from '../get-wallet.hook';
import { useAccountName, useMoney } from '../use-money';
import styles from './accounts.module.scss';
import { CloseAccountForm } from './close-account.form';
import { NameAccountForm } from './name-account.form';
import { StepUpLimitForm } from './step-up-limit.form';

/** One account, with what can be done with it. */
export function AccountRow({ account }: { account: Account }) {
  const t = useTranslations('accounts');
  const accountName = useAccountName();
  const { money } = useMoney();
  const { dateTime } = useFormatter();
  const [open, setOpen] = useState<'name' | 'limit' | 'close'>();
  const { asset, balance, number, closedAt, stepUpAbove } = account;
  const name = accountName(account);
  const done = () => setOpen(undefined);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div className={styles.names}>
          <Text fw={550}>{name}</Text>
          <Text size="sm" c="dimmed">
            {closedAt
              ? t('closedAt', { when: dateTime(new Date(closedAt), { dateStyle: 'medium' }) })
              : t('number', { code: asset.code, number: String(number) })}
          </Text>
          {stepUpAbove !== undefined && !closedAt && (
            <Text size="sm" c="dimmed">
              {t('limitShown', { amount: money(stepUpAbove, asset) })}
            </Text>
          )}
        </div>
        <span className={styles.amount}>{money(balance, asset)}</span>
        {!closedAt && (
          <span className={styles.tools}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('rename', { name })}
              title={t('rename', { name })}
              onClick={() => setOpen('name')}
            >
              <IconPencil size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('limit', { name })}
              title={t('limit', { name })}
              onClick={() => setOpen('limit')}
            >
              <IconShieldLock size={18} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('close', { name })}
              title={t('close', { name })}
              onClick={() => setOpen('close')}
            >
              <IconX size={18} />
            </ActionIcon>
          </span>
        )}
      </div>
      {open === 'name' && <NameAccountForm account={account} onDone={done} />}
      {open === 'limit' && <StepUpLimitForm account={account} onDone={done} />}
      {open === 'close' && <CloseAccountForm account={account} name={name} onDone={done} />}
    </li>
  );
}
