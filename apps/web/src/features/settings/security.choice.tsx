'use client';

import { Badge, Button, Text, Title } from '@mantine/core';
import { IconDeviceMobile, IconShieldLock } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './security.module.scss';

const choices = [
  ['app', IconShieldLock],
  ['phone', IconDeviceMobile],
] as const;

/** Nothing is on: one of the two may be set up. */
export function SecondFactorChoice({ onChoose }: { onChoose: (choice: 'app' | 'phone') => void }) {
  const t = useTranslations('security');
  return (
    <>
      {choices.map(([choice, Icon]) => (
        <section key={choice} className={styles.card} aria-labelledby={`security-${choice}`}>
          <Icon className={styles.icon} size={28} stroke={1.6} aria-hidden />
          <div className={styles.what}>
            <div className={styles.name}>
              <Title order={2} size="h4" id={`security-${choice}`}>
                {t(`${choice}.name`)}
              </Title>
              <Badge variant="light" color="gray">
                {t('off')}
              </Badge>
            </div>
            <Text c="dimmed" size="sm">
              {t(`${choice}.about`)}
            </Text>
          </div>
          <Button variant={choice === 'app' ? 'filled' : 'default'} onClick={() => onChoose(choice)}>
            {t(`${choice}.setUp`)}
          </Button>
        </section>
      ))}
      <Text c="dimmed" size="sm" mt="md">
        {t('oneOfTwo')}
      </Text>
    </>
  );
}
