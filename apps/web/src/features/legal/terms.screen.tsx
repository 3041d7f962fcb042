import { Container, Stack, Text, Title } from '@mantine/core';
import { translator } from '@/language/server';
import { TextLink } from '@/ui/links';

const sections = ['account', 'wallet', 'data'] as const;

export async function TermsScreen() {
  const t = await translator();
  return (
    <Container size={680} py="xl" w="100%">
      <Title order={1}>{t('terms.heading')}</Title>
      <Text c="dimmed" mt={4} mb="xl">
        {t('terms.lead')}
      </Text>
      <Stack gap="xl">
        {sections.map((section) => (
          <section key={section}>
            <Title order={2} mb="xs">
              {t(`terms.sections.${section}.heading`)}
            </Title>
            <Text lh={1.65}>{t(`terms.sections.${section}.text`)}</Text>
          </section>
        ))}
      </Stack>
      <Text mt="xl">
        <TextLink href="/signup">{t('terms.back')}</TextLink>
      </Text>
    </Container>
  );
}
