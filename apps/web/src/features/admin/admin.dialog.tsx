import { CloseButton, Group, Modal, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** A dialog with a heading of its own: a second `header` would be a second banner of the page. */
export default function AdminDialog({
  heading,
  onClose,
  children,
}: {
  heading: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useTranslations('actions');
  return (
    <Modal.Root opened onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content aria-label={heading}>
        <Modal.Body>
          <Group justify="space-between" align="start" wrap="nowrap" mb="md">
            <Title order={2} size="h3">
              {heading}
            </Title>
            <CloseButton aria-label={t('close')} onClick={onClose} />
          </Group>
          {children}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
