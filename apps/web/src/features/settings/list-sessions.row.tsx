import { Badge, Button, Text } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useProblemText } from '@/ui/use-problem-text';
import { useEndSession } from './end-sessions.hook';
import type { OpenSession } from './list-sessions.hook';
import styles from './list-sessions.module.scss';

export function SessionRow({ session }: { session: OpenSession }) {
  const t = useTranslations('sessions');
  const { dateTime } = useFormatter();
  const shown = (time: string) => dateTime(new Date(time), { dateStyle: 'medium', timeStyle: 'short' });
  const device = session.device ?? t('unknownDevice');
  return (
    <li className={styles.row}>
      <IconDevices size={24} className={styles.icon} aria-hidden />
      <div className={styles.what}>
        <Text fw={550}>{device}</Text>
        <Text c="dimmed" size="sm">
          {session.current ? t('inUse') : t('lastUsed', { when: shown(session.lastUsedAt) })}
          {' · '}
          {t('opened', { when: shown(session.openedAt) })}
        </Text>
      </div>
      {session.current ? (
        <Badge variant="light">{t('thisDevice')}</Badge>
      ) : (
        <EndSessionButton id={session.id} device={device} />
      )}
    </li>
  );
}

function EndSessionButton({ id, device }: { id: string; device: string }) {
  const t = useTranslations('sessions');
  const textOf = useProblemText();
  const end = useEndSession();
  return (
    <Button
      variant="default"
      size="sm"
      aria-label={t('endOn', { device })}
      loading={end.isPending}
      onClick={() =>
        end.mutate(id, {
          onSuccess: () => showToast('success', t('ended', { device })),
          onError: (error) => showToast('error', textOf(asProblem(error))),
        })
      }
    >
      {t('end')}
    </Button>
  );
}
