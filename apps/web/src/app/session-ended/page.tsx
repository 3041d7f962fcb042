import type { Metadata } from 'next';
import { SessionEndedScreen } from '@/features/auth/session-ended.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.session.ended.title };

interface Props {
  searchParams: Promise<{ return?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { return: returnTo } = await searchParams;
  return <SessionEndedScreen returnTo={typeof returnTo === 'string' ? returnTo : undefined} />;
}
