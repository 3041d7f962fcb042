import { SecurityScreen } from '@/features/settings/security.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('security.title');

export default function Page() {
  return <SecurityScreen />;
}
