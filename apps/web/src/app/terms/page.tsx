import { TermsScreen } from '@/features/legal/terms.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('terms.title');

export default function Page() {
  return <TermsScreen />;
}
