import type { Metadata } from 'next';
import { ConfirmAccountScreen } from '@/features/auth/confirm-account.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.confirmAccount.title, robots: 'noindex' };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function Page({ params }: Props) {
  const { token } = await params;
  return <ConfirmAccountScreen token={token} />;
}
