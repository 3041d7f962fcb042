import { SignUpScreen } from '@/features/auth/sign-up.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('signUp.title');

interface Props {
  searchParams: Promise<{ email?: string | string[] }>;
}

export default async function Page({ searchParams }: Props) {
  const { email } = await searchParams;
  return <SignUpScreen email={typeof email === 'string' ? email : ''} />;
}
