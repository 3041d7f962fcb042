'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useSession } from './session.store';

/** Leaves a screen for visitors when somebody is signed in, or has just signed in, here or in another tab. */
export function SkipWhenSignedIn({ to }: { to: string }) {
  const { status } = useSession();
  const router = useRouter();
  useEffect(() => {
    if (status === 'signed-in') router.replace(to);
  }, [status, router, to]);
  return null;
}
