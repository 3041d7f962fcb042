import { Text } from '@mantine/core';
import { requestLanguage, translator } from '@/language/server';
import { Article, ArticleSection } from '@/ui/article';
import { TextLink } from '@/ui/links';

const inForceSince = new Date('2026-11-21T12:00:00Z');
const sections = ['account', 'wallet', 'behaviour', 'service', 'data', 'changes'] as const;

/** What a person accepts when they sign up (CT-F11). */
export async function TermsScreen() {
  const t = await translator();
  const date = new Intl.DateTimeFormat(await requestLanguage(), { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <Article heading={t('terms.heading')} lead={t('terms.lead', { date: date.format(inForceSince) })}>
      {sections.map((section) => (
        <ArticleSection key={section} heading={t(`terms.sections.${section}.heading`)}>
          <Text lh={1.65}>
            {t.rich(`terms.sections.${section}.text`, {
              privacy: (words) => <TextLink href="/privacy">{words}</TextLink>,
            })}
          </Text>
        </ArticleSection>
      ))}
      <Text>
        <TextLink href="/signup">{t('terms.back')}</TextLink>
      </Text>
    </Article>
  );
}
