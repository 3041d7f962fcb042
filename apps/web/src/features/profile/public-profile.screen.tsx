import { Container } from '@mantine/core';
import type { Schemas } from '@/api/client';
import { ProfileCard } from './profile.card';

/** A person as everybody sees them; rendered on the server (CT-F27). */
export function PublicProfileScreen({ profile }: { profile: Schemas['PublicProfile'] }) {
  return (
    <Container size="sm" py="xl" w="100%">
      <ProfileCard profile={profile} />
    </Container>
  );
}
