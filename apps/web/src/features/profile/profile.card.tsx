'use client';

import { Badge, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { Avatar } from './avatar';
import { Contact } from './profile.contact';
import styles from './profile.card.module.scss';

export type ShownProfile = Omit<Schemas['PublicProfile'], 'id' | 'isProfilePicPresent'>;

interface ProfileCardProps {
  profile: ShownProfile;
  /** Stands behind the e-mail address, e.g. that nobody else sees it. */
  emailNote?: string;
  children?: ReactNode;
}

/** A person as others see them (CT-F19, CT-F27). */
export function ProfileCard({ profile, emailNote, children }: ProfileCardProps) {
  const t = useTranslations('profile');
  const format = useFormatter();
  const { username, firstName, lastName, title, bio, kind, email, twitter, linkedIn, personalWebsite } = profile;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  // The same day for everybody, wherever the page is made.
  const since = format.dateTime(new Date(profile.createdAt), { dateStyle: 'long', timeZone: 'UTC' });
  const handle = twitter?.replace(/^@/, '');
  const hasContacts = [email, handle, linkedIn, personalWebsite].some(Boolean);
  return (
    <article className={styles.card}>
      <div className={styles.head}>
        <Avatar username={username} size="large" />
        <div className={styles.names}>
          {title && <Text c="dimmed">{title}</Text>}
          <Title order={1} className={styles.name}>
            {name || username}
          </Title>
          <p className={styles.username}>
            @{username}
            {kind !== 'real' && (
              <Badge variant="light" color="gray" ml="xs">
                {t(`kinds.${kind}`)}
              </Badge>
            )}
          </p>
          <Text c="dimmed" size="sm">
            {t('since', { date: since })}
          </Text>
        </div>
        {children && <div className={styles.actions}>{children}</div>}
      </div>
      {bio && <p className={styles.bio}>{bio}</p>}
      {hasContacts && (
        <section aria-labelledby="contacts" className={styles.reach}>
          <Title order={2} size="h4" id="contacts" mb="xs">
            {t('contacts')}
          </Title>
          <ul className={styles.contacts}>
            {email && <Contact label={t('email')} text={email} note={emailNote} />}
            {handle && <Contact label={t('twitter')} text={`@${handle}`} />}
            {linkedIn && <Contact label={t('linkedIn')} text={linkedIn} link />}
            {personalWebsite && <Contact label={t('personalWebsite')} text={personalWebsite} link />}
          </ul>
        </section>
      )}
      {!bio && !hasContacts && (
        <Text c="dimmed" mt="lg">
          {t('nothing')}
        </Text>
      )}
    </article>
  );
}
