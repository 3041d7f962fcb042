import { Container, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface ArticleProps {
  heading: string;
  lead: string;
  children: ReactNode;
}

/** A page to read from top to bottom. */
export function Article({ heading, lead, children }: ArticleProps) {
  return (
    <Container size={760} py="xl" w="100%">
      <Title order={1}>{heading}</Title>
      <Text c="dimmed" mt="xs" mb="xl" size="lg" lh={1.55}>
        {lead}
      </Text>
      <Stack gap="xl">{children}</Stack>
    </Container>
  );
}

export function ArticleSection({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} mb="xs">
        {heading}
      </Title>
      {children}
    </section>
  );
}
