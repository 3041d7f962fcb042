import type { Metadata } from 'next';
import { ConfirmAccountScreen } from '@/features/auth/confirm-account.screen';
import { titled } from '@/language/server';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await titled('confirmAccount.title')), robots: 'noindex' };
}

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <ConfirmAccountScreen token={token} />;
}
