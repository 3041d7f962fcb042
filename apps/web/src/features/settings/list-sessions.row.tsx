import { Badge, Button, Text } from '@mantine/core';
import { IconDevices } from '@tabler/icons-react';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { showToast } from '@/ui/toast';
import { useEndSession } from './end-sessions.hook';
import type { OpenSession } from './list-sessions.hook';
import styles from './list-sessions.module.scss';

export function SessionRow({ session }: { session: OpenSession }) {
  const device = session.device ?? texts.sessions.unknownDevice;
  return (
    <li className={styles.row}>
      <IconDevices size={24} className={styles.icon} aria-hidden />
      <div className={styles.what}>
        <Text fw={550}>{device}</Text>
        <Text c="dimmed" size="sm">
          {session.current
            ? texts.sessions.inUse
            : texts.sessions.lastUsed(dateTime.format(new Date(session.lastUsedAt)))}
          {' · '}
          {texts.sessions.opened(dateTime.format(new Date(session.openedAt)))}
        </Text>
      </div>
      {session.current ? (
        <Badge variant="light">{texts.sessions.thisDevice}</Badge>
      ) : (
        <EndSessionButton id={session.id} device={device} />
      )}
    </li>
  );
}

function EndSessionButton({ id, device }: { id: string; device: string }) {
  const end = useEndSession();
  return (
    <Button
      variant="default"
      size="sm"
      aria-label={texts.sessions.endOn(device)}
      loading={end.isPending}
      onClick={() =>
        end.mutate(id, {
          onSuccess: () => showToast('success', texts.sessions.ended(device)),
          onError: (error) => showToast('error', texts.problems[asProblem(error).code] ?? texts.sessions.notEnded),
        })
      }
    >
      {texts.sessions.end}
    </Button>
  );
}

const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
