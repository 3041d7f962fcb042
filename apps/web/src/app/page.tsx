import type { Metadata } from 'next';
import { HomeScreen } from '@/features/home/home.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: { absolute: texts.title(texts.home.title) } };

export default function Page() {
  return <HomeScreen />;
}
