'use client';

import { Button, FileButton, Text, Title } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { v4 as uuid } from 'uuid';
import { asProblem } from '@/api/problem';
import { Avatar } from '@/features/profile/avatar';
import { ProblemAlert } from '@/ui/problem-alert';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useRemovePhoto, useSetPhoto } from './personal.hook';
import styles from './personal.module.scss';

// Loaded by who chooses a photo.
const PhotoCrop = dynamic(() => import('./photo.crop').then((module) => module.PhotoCrop), { ssr: false });

const accepted = 'image/png,image/jpeg,image/webp,image/gif,image/avif';

/** The photo: another one, cut to a square here, or none. */
export function PhotoEditor({ username, present }: { username: string; present: boolean }) {
  const t = useTranslations('personal.photo');
  const [set, remove] = [useSetPhoto(), useRemovePhoto()];
  const [chosen, setChosen] = useState<File | null>(null);
  const [version, setVersion] = useState(0);
  const busy = set.isPending || remove.isPending;
  const problem = set.error ?? remove.error;

  const send = useSingleFlight(async (picture: Blob) => {
    try {
      await set.mutateAsync({ upload: uuid(), picture });
      setChosen(null);
      setVersion(version + 1);
      showToast('success', t('set'));
    } catch {
      // Said above the picture, which stays.
    }
  });
  const takeAway = useSingleFlight(async () => {
    try {
      await remove.mutateAsync({});
      setVersion(version + 1);
      showToast('success', t('removed'));
    } catch {
      // Said above.
    }
  });

  return (
    <section className={styles.part}>
      <Title order={2} size="h3" mb="sm">
        {t('heading')}
      </Title>
      {problem && <ProblemAlert problem={asProblem(problem)} />}
      {chosen ? (
        <PhotoCrop
          file={chosen}
          busy={busy}
          onCut={(picture) => void send(picture)}
          onCancel={(reason) => {
            setChosen(null);
            set.reset();
            if (reason === 'not-a-picture') showToast('error', t('notPicture'));
          }}
        />
      ) : (
        <div className={styles.photo}>
          <Avatar username={username} size="large" version={version} />
          <div>
            <div className={styles.choices}>
              <FileButton accept={accepted} onChange={setChosen}>
                {(props) => (
                  <Button {...props} variant="default" disabled={busy}>
                    {t('choose')}
                  </Button>
                )}
              </FileButton>
              {present && (
                <Button variant="subtle" color="gray" loading={busy} onClick={() => void takeAway()}>
                  {t('remove')}
                </Button>
              )}
            </div>
            <Text c="dimmed" size="sm" mt="xs">
              {t('hint')}
            </Text>
          </div>
        </div>
      )}
    </section>
  );
}
