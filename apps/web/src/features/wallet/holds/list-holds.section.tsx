import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { TextLink } from '@/ui/links';
import { accountOf } from '../account';
import type { Asset, Wallet } from '../get-wallet.hook';
import homeStyles from '../get-wallet.module.scss';
import { useMoney } from '../use-money';
import { CaptureForm } from './capture-hold.form';
import { useActiveHolds, type Hold } from './list-holds.hook';
import styles from './list-holds.module.scss';
import { ReleaseForm } from './release-hold.form';

/** Money that is set aside, if there is some; what is set aside for me can be taken, or done without. */
export function ActiveHolds({ wallet }: { wallet: Wallet }) {
  const t = useTranslations('holds');
  const holds = useActiveHolds();
  if (!holds.data?.length) return null;
  return (
    <section className={homeStyles.section} aria-labelledby="holds">
      <div className={homeStyles.headingRow}>
        <Title order={2} id="holds">
          {t('heading')}
        </Title>
        <TextLink href="/wallet/hold">{t('place')}</TextLink>
      </div>
      <Paper component="ul" className={styles.list}>
        {holds.data.map((hold) => (
          <HoldRow key={hold.id} hold={hold} asset={assetOf(wallet, hold)} />
        ))}
      </Paper>
    </section>
  );
}

/** Of an incoming hold: as my own account in the asset counts it. */
function assetOf(wallet: Wallet, { accountId, assetCode }: Hold): Asset | undefined {
  return (
    accountOf(wallet, accountId ?? '')?.asset ?? wallet.accounts.find(({ asset }) => asset.code === assetCode)?.asset
  );
}

function HoldRow({ hold, asset }: { hold: Hold; asset: Asset | undefined }) {
  const t = useTranslations('holds');
  const { money } = useMoney();
  const { dateTime } = useFormatter();
  const [open, setOpen] = useState<'capture' | 'release'>();
  const name = hold.counterpart ?? t('somebody');
  const close = () => setOpen(undefined);
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <div>
          <Text fw={550}>{t(hold.direction, { name })}</Text>
          <Text size="sm" c="dimmed">
            {t('until', { when: dateTime(new Date(hold.expiresAt), { dateStyle: 'medium', timeStyle: 'short' }) })}
          </Text>
        </div>
        <strong className={styles.amount}>
          {asset ? money(hold.amount, asset) : `${hold.amount} ${hold.assetCode}`}
        </strong>
      </div>
      {hold.direction === 'incoming' && asset && !open && (
        <Group gap="xs" mt="xs">
          <Button size="compact-md" onClick={() => setOpen('capture')}>
            {t('capture')}
          </Button>
          <Button size="compact-md" variant="default" onClick={() => setOpen('release')}>
            {t('release')}
          </Button>
        </Group>
      )}
      {open === 'capture' && asset && <CaptureForm hold={hold} asset={asset} onClose={close} />}
      {open === 'release' && asset && <ReleaseForm hold={hold} name={name} onClose={close} />}
    </li>
  );
}
