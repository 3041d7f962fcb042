import type { Metadata } from 'next';
import { SignUpScreen } from '@/features/auth/sign-up.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.signUp.title };

interface Props {
  searchParams: Promise<{ email?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { email } = await searchParams;
  return <SignUpScreen email={typeof email === 'string' ? email : ''} />;
}
