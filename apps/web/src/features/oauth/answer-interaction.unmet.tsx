'use client';

import { Button } from '@mantine/core';
import { IconUserQuestion } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { signInAgain } from '@/session/sign-in-again';
import { State } from '@/ui/state';
import { useSingleFlight } from '@/ui/use-single-flight';
import type { AskedInteraction } from './answer-interaction.hook';

interface UnmetProps {
  asked: AskedInteraction & { unmet: NonNullable<AskedInteraction['unmet']> };
  refuse: () => void;
}

/** The application wants a fresh sign-in, or somebody else. */
export function AnswerInteractionUnmet({ asked: { unmet, clientName: client }, refuse }: UnmetProps) {
  const t = useTranslations('authorize');
  const path = usePathname();
  const again = useSingleFlight(() => signInAgain(path).catch(() => undefined));
  return (
    <State takesFocus icon={<IconUserQuestion />} title={t(`${unmet}.heading`)} text={t(`${unmet}.text`, { client })}>
      <Button onClick={() => void again()}>{t(`${unmet}.submit`)}</Button>
      <Button variant="default" onClick={refuse}>
        {t('refuse')}
      </Button>
    </State>
  );
}
