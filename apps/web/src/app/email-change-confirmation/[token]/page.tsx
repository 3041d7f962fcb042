import type { Metadata } from 'next';
import { ConfirmEmailChangeScreen } from '@/features/auth/confirm-email-change.screen';
import { titled } from '@/language/server';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await titled('confirmEmailChange.title')), robots: 'noindex' };
}

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <ConfirmEmailChangeScreen token={token} />;
}
