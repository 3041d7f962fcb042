'use client';

import { ActionIcon, Anchor, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { showToast } from '@/ui/toast';
import styles from './profile.card.module.scss';
import { isWebLink } from './profile.rules';

interface ContactProps {
  label: string;
  text: string;
  note?: string;
  link?: boolean;
}

/** One way to reach a person; a click copies it (CT-F19). */
export function Contact({ label, text, note, link }: ContactProps) {
  const t = useTranslations('profile');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      showToast('success', t('copied', { what: label }));
    } catch {
      showToast('error', t('notCopied'));
    }
  }
  return (
    <li className={styles.contact}>
      <span className={styles.label}>{label}</span>
      <span className={styles.text}>
        {link && isWebLink(text) ? (
          <Anchor href={text} target="_blank" rel="noopener noreferrer nofollow ugc">
            {text}
          </Anchor>
        ) : (
          text
        )}
      </span>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('copy', { what: label })}
        title={t('copy', { what: label })}
        onClick={() => void copy()}
      >
        <IconCopy size={18} />
      </ActionIcon>
      {note && (
        <Text span c="dimmed" size="sm">
          {note}
        </Text>
      )}
    </li>
  );
}
