import type { Metadata } from 'next';
import { SessionsScreen } from '@/features/settings/list-sessions.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.sessions.title };

export default function Page() {
  return <SessionsScreen />;
}
