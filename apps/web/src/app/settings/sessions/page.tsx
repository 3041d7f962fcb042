import { SessionsScreen } from '@/features/settings/list-sessions.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('sessions.title');

export default function Page() {
  return <SessionsScreen />;
}
