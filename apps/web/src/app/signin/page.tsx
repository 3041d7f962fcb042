import { SignInScreen } from '@/features/auth/sign-in.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('signIn.title');

interface Props {
  searchParams: Promise<{ return?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { return: returnTo } = await searchParams;
  return <SignInScreen returnTo={typeof returnTo === 'string' ? returnTo : undefined} />;
}
