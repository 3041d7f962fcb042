'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { SecondFactorForm } from './second-factor.form';
import type { AskedCode } from './use-second-factor';

// Loaded when a code is asked for: most accounts have no second factor.
const Modal = dynamic(() => import('@mantine/core').then((module) => module.Modal), { ssr: false });

/** Asks for the second factor over the screen whose request needs it: `<SecondFactorDialog asked={asked} />`. */
export function SecondFactorDialog({ asked }: { asked: AskedCode | undefined }) {
  const t = useTranslations('secondFactor');
  const tActions = useTranslations('actions');
  const [wanted, setWanted] = useState(false);
  if (asked && !wanted) setWanted(true);
  if (!wanted) return null;
  return (
    <Modal
      opened={asked !== undefined}
      onClose={() => asked?.cancel()}
      title={t('heading')}
      centered
      closeButtonProps={{ 'aria-label': tActions('close') }}
    >
      {asked && <SecondFactorForm asked={asked} submit={t('submit')} />}
    </Modal>
  );
}
