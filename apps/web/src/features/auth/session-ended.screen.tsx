'use client';

import { IconHourglassLow } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { returnPath, withReturn } from '@/session/return-path';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

export function SessionEndedScreen({ returnTo }: { returnTo?: string }) {
  const t = useTranslations('sessionEnded');
  return (
    <Screen>
      <State takesFocus icon={<IconHourglassLow />} title={t('heading')} text={t('text')}>
        <ButtonLink href={withReturn('/signin', returnPath(returnTo))}>{t('signIn')}</ButtonLink>
      </State>
    </Screen>
  );
}
