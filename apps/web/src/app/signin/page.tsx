import type { Metadata } from 'next';
import { SignInScreen } from '@/features/auth/sign-in.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.signIn.title };

interface Props {
  searchParams: Promise<{ return?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { return: returnTo } = await searchParams;
  return <SignInScreen returnTo={typeof returnTo === 'string' ? returnTo : undefined} />;
}
