'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconBug } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

/** Shown in place of a screen that threw. */
export default function ErrorScreen({ retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations();
  const queries = useQueryClient();

  function again() {
    // What was loaded may be what broke the screen.
    queries.clear();
    retry();
  }

  return (
    <Screen>
      <title>{`${t('crashed.title')} | ${t('header.product')}`}</title>
      <State takesFocus tone="bad" icon={<IconBug />} title={t('crashed.heading')} text={t('crashed.text')}>
        <Button onClick={again}>{t('actions.tryAgain')}</Button>
        <ButtonLink href="/" variant="default">
          {t('crashed.home')}
        </ButtonLink>
      </State>
    </Screen>
  );
}
