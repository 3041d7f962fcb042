'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { connectionProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { withReturn } from './return-path';
import { useSession } from './session.store';
import { resumeSession } from './start-session';

/** Shows a private screen to the signed-in person; others are sent to sign in and come back. */
export function RequireSession({ loading, children }: { loading: ReactNode; children: ReactNode }) {
  const { status } = useSession();
  const router = useRouter();
  const path = usePathname();
  const wasSignedIn = useRef(false);

  useEffect(() => {
    if (status === 'signed-in') wasSignedIn.current = true;
    if (status === 'ended') router.replace(withReturn('/session-ended', path));
    // Someone who has just signed out, here or in another tab, did not ask to sign in.
    if (status === 'visitor') router.replace(wasSignedIn.current ? '/' : withReturn('/signin', path));
  }, [status, path, router]);

  if (status === 'signed-in') return children;
  if (status === 'unreachable') return <Unreachable />;
  return loading;
}

function Unreachable() {
  const t = useTranslations('session');
  const [asking, setAsking] = useState(false);
  async function again() {
    setAsking(true);
    await resumeSession();
    setAsking(false);
  }
  return (
    <ErrorState title={t('unreachable')} problem={connectionProblem()} busy={asking} onRetry={() => void again()} />
  );
}
