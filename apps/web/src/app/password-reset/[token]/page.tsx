import type { Metadata } from 'next';
import { ResetPasswordScreen } from '@/features/auth/reset-password.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.resetPassword.title, robots: 'noindex' };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <ResetPasswordScreen token={token} />;
}
