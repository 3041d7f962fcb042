'use client';

import { CloseButton, Group, Modal, Title } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { SecondFactorForm } from './second-factor.form';
import type { AskedCode } from './use-second-factor';

/** The dialog itself; its heading is our own, because a second `header` would be a second banner of the page. */
export default function SecondFactorModal({ asked }: { asked: AskedCode | undefined }) {
  const t = useTranslations('secondFactor');
  const tActions = useTranslations('actions');
  const cancel = () => asked?.cancel();
  return (
    <Modal.Root opened={asked !== undefined} onClose={cancel} centered>
      <Modal.Overlay />
      <Modal.Content aria-label={t('heading')}>
        <Modal.Body>
          <Group justify="space-between" align="start" wrap="nowrap" mb="xs">
            <Title order={2} size="h4">
              {t('heading')}
            </Title>
            <CloseButton aria-label={tActions('close')} onClick={cancel} />
          </Group>
          {asked && <SecondFactorForm asked={asked} submit={t('submit')} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
