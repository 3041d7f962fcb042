import { useTranslations } from 'use-intl';
import styles from './avatar.module.scss';

interface AvatarProps {
  username: string;
  size: 'small' | 'large';
  /** Another one after each change, so that the browser asks for the picture again. */
  version?: number | string;
}

/** The photo of a person; who has none is shown as a figure without a face (CT-U43). */
export function Avatar({ username, size, version }: AvatarProps) {
  const t = useTranslations('profile');
  const mark = version === undefined ? '' : `#${version}`;
  return (
    // Made in this size by the API, and asked for only when it has changed.
    // eslint-disable-next-line @next/next/no-img-element
    <img
      className={styles.avatar}
      data-size={size}
      src={`/api/v1/users/${encodeURIComponent(username)}/photo?size=${size}${mark}`}
      alt={t('photoOf', { username })}
      width={size === 'small' ? 48 : 128}
      height={size === 'small' ? 48 : 128}
    />
  );
}
