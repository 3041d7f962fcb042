import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { PublicProfileScreen } from '@/features/profile/public-profile.screen';
import { titled } from '@/language/server';
import { publicProfileOf } from '@/server/public-profile';

interface Props {
  params: Promise<{ username: string }>;
}

const asked = async ({ params }: Props) => await publicProfileOf(decodeURIComponent((await params).username));

export async function generateMetadata(props: Props): Promise<Metadata> {
  const profile = await asked(props);
  if (!profile) return titled('noSuchUser.title');
  const { firstName, lastName, username, bio } = profile;
  return { title: [firstName, lastName].filter(Boolean).join(' ') || username, description: bio };
}

export default async function Page(props: Props) {
  const profile = await asked(props);
  if (!profile) notFound();
  return <PublicProfileScreen profile={profile} />;
}
