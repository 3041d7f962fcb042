'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerOf } from '@/api/client';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { sessionApi } from './session-api';
import { setSession } from './session.store';
import { announce } from './start-session';

/** Signs out here and in the other tabs. Says so when the API did not hear it: the session is open still. */
export function SignOutButton() {
  const t = useTranslations();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: endSession,
    onSuccess: () => {
      setSession({ status: 'visitor' });
      queries.clear();
      announce('signed-out');
      showToast('success', t('session.signedOut'));
    },
    onError: () => showToast('error', t('session.signOutFailed')),
  });

  return (
    <Button variant="default" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {t('header.signOut')}
    </Button>
  );
}

async function endSession(): Promise<void> {
  try {
    await answerOf(sessionApi.DELETE('/api/v1/sessions/current'));
  } catch (error) {
    // A session that is over needs no ending.
    if (asProblem(error).status !== 401) throw error;
  }
}
