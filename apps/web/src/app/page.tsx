import type { Metadata } from 'next';
import { HomeScreen } from '@/features/home/home.screen';
import { translator } from '@/language/server';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return { title: { absolute: t('site.tab', { screen: t('home.title') }) } };
}

export default function Page() {
  return <HomeScreen />;
}
