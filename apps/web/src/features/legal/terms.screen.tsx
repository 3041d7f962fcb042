import { Container, Stack, Text, Title } from '@mantine/core';
import { texts } from '@/texts';
import { TextLink } from '@/ui/links';

export function TermsScreen() {
  const { heading, lead, sections, back } = texts.terms;
  return (
    <Container size={680} py="xl" w="100%">
      <Title order={1}>{heading}</Title>
      <Text c="dimmed" mt={4} mb="xl">
        {lead}
      </Text>
      <Stack gap="xl">
        {sections.map((section) => (
          <section key={section.heading}>
            <Title order={2} mb="xs">
              {section.heading}
            </Title>
            <Text lh={1.65}>{section.text}</Text>
          </section>
        ))}
      </Stack>
      <Text mt="xl">
        <TextLink href="/signup">{back}</TextLink>
      </Text>
    </Container>
  );
}
