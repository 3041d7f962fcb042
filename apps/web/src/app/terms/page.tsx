import type { Metadata } from 'next';
import { TermsScreen } from '@/features/legal/terms.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.terms.title };

export default function Page() {
  return <TermsScreen />;
}
