'use client';

import { Container, Skeleton, VisuallyHidden } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { ErrorState } from '@/ui/error-state';
import { ButtonLink } from '@/ui/links';
import { useMe } from './get-me.hook';
import { ProfileCard } from './profile.card';

/** What the signed-in person has said of themselves (CT-F19). */
export function MyAccountScreen() {
  return (
    <Container size="sm" py="xl" w="100%">
      <RequireSession loading={<AccountSkeleton />}>
        <MyAccount />
      </RequireSession>
    </Container>
  );
}

function MyAccount() {
  const t = useTranslations('myAccount');
  const query = useMe();
  if (query.data) {
    const { username, createdAt, email, profile } = query.data;
    const { publicEmail, ...said } = profile ?? { publicEmail: false, kind: 'real' as const };
    return (
      <ProfileCard
        profile={{ username, createdAt, email, ...said }}
        emailNote={publicEmail ? undefined : t('hiddenEmail')}
      >
        <ButtonLink href="/settings/personal" size="sm">
          {t('edit')}
        </ButtonLink>
        <ButtonLink href={`/account/user/${username}`} size="sm" variant="default">
          {t('asOthers')}
        </ButtonLink>
      </ProfileCard>
    );
  }
  if (query.error) {
    return (
      <ErrorState
        title={t('failed')}
        problem={asProblem(query.error)}
        busy={query.isFetching}
        onRetry={() => void query.refetch()}
      />
    );
  }
  return <AccountSkeleton />;
}

function AccountSkeleton() {
  const t = useTranslations('myAccount');
  return (
    <div role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton height={320} />
    </div>
  );
}
