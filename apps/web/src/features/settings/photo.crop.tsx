'use client';

import { Button, Slider, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import Cropper, { type Area } from 'react-easy-crop';
import { useTranslations } from 'use-intl';
import { cutPicture } from './cut-picture';
import styles from './personal.module.scss';

interface PhotoCropProps {
  file: File;
  busy: boolean;
  onCut: (picture: Blob) => void;
  onCancel: (reason?: 'not-a-picture') => void;
}

/** Chooses the square of a picture that is to be seen, by mouse, finger or keyboard. */
export function PhotoCrop({ file, busy, onCut, onCancel }: PhotoCropProps) {
  const t = useTranslations('personal.photo');
  const [source, setSource] = useState<string>();
  const [crop, setCrop] = useState({ x: 0, y: 0 });
  const [zoom, setZoom] = useState(1);
  const [area, setArea] = useState<Area>();

  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setSource(reader.result as string);
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);

  async function cut() {
    const picture = source && area && (await cutPicture(source, area).catch(() => undefined));
    if (picture) onCut(picture);
    else onCancel('not-a-picture');
  }

  return (
    <>
      <Text size="sm" c="dimmed">
        {t('crop')}
      </Text>
      <div className={styles.crop}>
        {source && (
          <Cropper
            image={source}
            crop={crop}
            zoom={zoom}
            aspect={1}
            cropShape="round"
            showGrid={false}
            onCropChange={setCrop}
            onZoomChange={setZoom}
            onCropComplete={(_, pixels) => setArea(pixels)}
            mediaProps={{ alt: '', onError: () => onCancel('not-a-picture') }}
            cropperProps={{ role: 'group', 'aria-label': t('crop') }}
          />
        )}
      </div>
      <Slider
        className={styles.zoom}
        my="md"
        label={null}
        thumbLabel={t('zoom')}
        min={1}
        max={3}
        step={0.05}
        value={zoom}
        onChange={setZoom}
      />
      <div className={styles.choices}>
        <Button loading={busy} disabled={!area} onClick={() => void cut()}>
          {t('use')}
        </Button>
        <Button variant="subtle" color="gray" disabled={busy} onClick={() => onCancel()}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}
