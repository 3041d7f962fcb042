'use client';

import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import styles from './header.module.scss';

/** Dark by default; the choice is kept by the browser (CT-F03). */
export function ThemeToggle() {
  const t = useTranslations('header');
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('dark', { getInitialValueInEffect: true });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      className={styles.toggle}
      aria-label={t('theme')}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      {/* Both are there, so that the server need not know which scheme the browser chose. */}
      <IconSun size={20} className={styles.inDark} />
      <IconMoon size={20} className={styles.inLight} />
    </ActionIcon>
  );
}
