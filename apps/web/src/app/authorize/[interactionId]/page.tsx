import type { Metadata } from 'next';
import { AnswerInteractionScreen } from '@/features/oauth/answer-interaction.screen';
import { titled } from '@/language/server';

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await titled('authorize.title')), robots: 'noindex' };
}

interface Props {
  params: Promise<{ interactionId: string }>;
}

export default async function Page({ params }: Props) {
  const { interactionId } = await params;
  return <AnswerInteractionScreen interactionId={interactionId} />;
}
