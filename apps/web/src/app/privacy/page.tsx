import { PrivacyScreen } from '@/features/legal/privacy.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('privacy.title');

export default function Page() {
  return <PrivacyScreen />;
}
