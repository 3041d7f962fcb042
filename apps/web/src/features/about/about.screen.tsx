import { Container, Text, Title, VisuallyHidden } from '@mantine/core';
import { translator } from '@/language/server';
import { ButtonLink } from '@/ui/links';
import styles from './about.module.scss';

const phrases = ['exact', 'recorded', 'private'] as const;
const sections = ['what', 'exact', 'kept', 'private'] as const;
const figures = ['trackers', 'roads', 'languages'] as const;

/** What Portfel is and why it can be trusted (CT-F10). */
export async function AboutScreen() {
  const t = await translator();
  return (
    <Container w="100%" className={styles.page}>
      <h1 className={styles.headline}>
        <VisuallyHidden>{t('about.headline.whole')}</VisuallyHidden>
        <span aria-hidden>
          {t('about.headline.start')}
          <span className={styles.phrases}>
            {phrases.map((phrase) => (
              <span key={phrase} className={styles.phrase}>
                {t(`about.headline.${phrase}`)}
              </span>
            ))}
          </span>
        </span>
      </h1>
      <p className={styles.lead}>{t('about.lead')}</p>

      <div className={styles.sections}>
        {sections.map((section) => (
          <section key={section}>
            <Title order={2} mb="xs">
              {t(`about.sections.${section}.heading`)}
            </Title>
            <Text c="dimmed" lh={1.65}>
              {t(`about.sections.${section}.text`)}
            </Text>
          </section>
        ))}
      </div>

      <section aria-labelledby="figures">
        <Title order={2} id="figures" mb="lg">
          {t('about.figuresHeading')}
        </Title>
        <dl className={styles.figures}>
          {figures.map((one) => (
            <div key={one} className={styles.figure}>
              <dt>{t(`about.figures.${one}.figure`)}</dt>
              <dd>{t(`about.figures.${one}.text`)}</dd>
            </div>
          ))}
        </dl>
      </section>

      <div className={styles.actions}>
        <ButtonLink href="/signup">{t('about.start')}</ButtonLink>
        <ButtonLink href="/privacy" variant="default">
          {t('about.more')}
        </ButtonLink>
      </div>
    </Container>
  );
}
