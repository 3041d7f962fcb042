'use client';

import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf } from '@/api/client';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { showToast } from '@/ui/toast';
import { sessionApi } from './session-api';
import { setSession } from './session.store';
import { announce } from './start-session';

/** Signs out here and in the other tabs. Says so when the API did not hear it: the session is open still. */
export function SignOutButton() {
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: endSession,
    onSuccess: () => {
      setSession({ status: 'visitor' });
      queries.clear();
      announce('signed-out');
      showToast('success', texts.session.signedOut);
    },
    onError: () => showToast('error', texts.session.signOutFailed),
  });

  return (
    <Button variant="default" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {texts.header.signOut}
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
