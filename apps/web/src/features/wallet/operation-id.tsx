import { ActionIcon, Code } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { showToast } from '@/ui/toast';
import styles from './money-form.module.scss';

/** The id under which everything about an operation is found; a click copies it. */
export function OperationId({ id }: { id: string }) {
  const t = useTranslations('money');
  const copy = () =>
    navigator.clipboard.writeText(id).then(
      () => showToast('success', t('copied')),
      () => showToast('error', t('notCopied')),
    );
  return (
    <span className={styles.operation}>
      <Code>{id}</Code>
      <ActionIcon variant="subtle" color="gray" aria-label={t('copy')} title={t('copy')} onClick={() => void copy()}>
        <IconCopy size={16} />
      </ActionIcon>
    </span>
  );
}
