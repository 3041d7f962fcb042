import { SessionEndedScreen } from '@/features/auth/session-ended.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('sessionEnded.title');

interface Props {
  searchParams: Promise<{ return?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { return: returnTo } = await searchParams;
  return <SessionEndedScreen returnTo={typeof returnTo === 'string' ? returnTo : undefined} />;
}
