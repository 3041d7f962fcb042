import type { Metadata } from 'next';
import { ResetPasswordScreen } from '@/features/auth/reset-password.screen';
import { titled } from '@/language/server';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await titled('resetPassword.title')), robots: 'noindex' };
}

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <ResetPasswordScreen token={token} />;
}
