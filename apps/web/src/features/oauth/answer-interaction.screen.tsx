'use client';

import { Loader, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { RequireSession } from '@/session/require-session';
import { ErrorState } from '@/ui/error-state';
import { ButtonLink } from '@/ui/links';
import { State } from '@/ui/state';
import { useSingleFlight } from '@/ui/use-single-flight';
import { CredentialsLayout } from '../auth/credentials-layout';
import { AnswerInteractionForm } from './answer-interaction.form';
import { useAnswerInteraction, useInteraction, type AskedInteraction } from './answer-interaction.hook';
import { AnswerInteractionUnmet } from './answer-interaction.unmet';

/** An application has sent the person here to be signed in; they say yes or no, and go back to it (PF-U01, PF-F01). */
export function AnswerInteractionScreen({ interactionId }: { interactionId: string }) {
  return (
    <CredentialsLayout>
      <RequireSession loading={<Loading />}>
        <Interaction interactionId={interactionId} />
      </RequireSession>
    </CredentialsLayout>
  );
}

function Interaction({ interactionId }: { interactionId: string }) {
  const t = useTranslations('authorize');
  const query = useInteraction(interactionId);
  const problem = query.error ? asProblem(query.error) : undefined;
  if (query.data) return <Asked interactionId={interactionId} asked={query.data} />;
  if (!problem) return <Loading />;
  if (problem.status === 404 || problem.code === 'validation-error') return <Expired />;
  return (
    <ErrorState title={t('failed')} problem={problem} busy={query.isFetching} onRetry={() => void query.refetch()} />
  );
}

function Asked({ interactionId, asked }: { interactionId: string; asked: AskedInteraction }) {
  const answer = useAnswerInteraction(interactionId);
  const send = useSingleFlight((allow: boolean) => answer.send(allow).catch(() => undefined));
  const problem = answer.error ? asProblem(answer.error) : undefined;
  // An application of ours is allowed already; the person sees that it goes on.
  const byItself = asked.firstParty && !asked.unmet && !problem;
  const goOn = byItself && answer.isIdle;
  useEffect(() => {
    if (goOn) void send(true);
  }, [goOn, send]);

  if (problem?.code === 'sign-in-request-expired') return <Expired />;
  if (byItself || answer.isSuccess) return <GoingBack to={asked.clientName} />;
  if (asked.unmet)
    return <AnswerInteractionUnmet asked={{ ...asked, unmet: asked.unmet }} refuse={() => send(false)} />;
  return <AnswerInteractionForm asked={asked} problem={problem} busy={answer.isPending} send={send} />;
}

function GoingBack({ to }: { to: string }) {
  const t = useTranslations('authorize');
  return (
    <State
      icon={<Loader size="sm" color="jade" />}
      title={t('leaving.heading', { client: to })}
      text={<span role="status">{t('leaving.text')}</span>}
    />
  );
}

function Expired() {
  const t = useTranslations('authorize');
  return (
    <State takesFocus tone="bad" icon={<IconLinkOff />} title={t('expired.heading')} text={t('expired.text')}>
      <ButtonLink href="/" variant="default">
        {t('toHome')}
      </ButtonLink>
    </State>
  );
}

function Loading() {
  const t = useTranslations('authorize');
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden component="h1">{t('loading')}</VisuallyHidden>
      <Skeleton width={260} height={34} />
      <Skeleton height={16} />
      <Skeleton height={120} mt="md" />
      <Skeleton height={42} />
    </Stack>
  );
}
