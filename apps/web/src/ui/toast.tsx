'use client';

import dynamic from 'next/dynamic';
import { useEffect, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';

const visibleMs = 7_500;
const colors = { success: 'jade', error: 'red', info: 'gray' } as const;

// Loaded with the first toast: most visits see none.
const Notifications = dynamic(() => import('@mantine/notifications').then((module) => module.Notifications), {
  ssr: false,
});

let wanted = false;
let closeLabel = '';
const listeners = new Set<() => void>();

/** A short message that goes by itself, one at a time (CT-F05). */
export function showToast(kind: keyof typeof colors, message: string): void {
  wanted = true;
  for (const listener of listeners) listener();
  void import('@mantine/notifications').then(({ notifications }) =>
    notifications.show({
      message,
      color: colors[kind],
      autoClose: visibleMs,
      role: kind === 'error' ? 'alert' : 'status',
      closeButtonProps: { 'aria-label': closeLabel },
    }),
  );
}

export function Toasts() {
  const close = useTranslations('actions')('close');
  useEffect(() => {
    closeLabel = close;
  }, [close]);
  const show = useSyncExternalStore(
    subscribe,
    () => wanted,
    () => false,
  );
  return show ? <Notifications limit={1} position="bottom-center" /> : null;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
