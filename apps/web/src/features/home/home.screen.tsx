import { Container, Text, ThemeIcon, Title } from '@mantine/core';
import { IconLock, IconRepeat, IconRulerMeasure } from '@tabler/icons-react';
import { translator } from '@/language/server';
import { WalletPicture } from '@/ui/wallet-picture';
import { HomeStart } from './home.start';
import styles from './home.module.scss';

const points = [
  { point: 'exact', Icon: IconRulerMeasure },
  { point: 'private', Icon: IconLock },
  { point: 'once', Icon: IconRepeat },
] as const;
const steps = ['create', 'confirm', 'signIn'] as const;

/** What Portfel is, and the way in. Rendered on the server, so that it can be shared and found. */
export async function HomeScreen() {
  const t = await translator();
  return (
    <>
      <Container w="100%" className={styles.hero}>
        <div>
          <h1 className={styles.heading}>{t('home.heading')}</h1>
          <p className={styles.lead}>{t('home.lead')}</p>
          <HomeStart />
        </div>
        <WalletPicture />
      </Container>

      <Container component="section" w="100%" className={styles.points}>
        {points.map(({ point, Icon }) => (
          <article key={point}>
            <ThemeIcon variant="light" size={44} radius="md" mb="md">
              <Icon size={24} aria-hidden />
            </ThemeIcon>
            <Title order={2} size="h3" mb={6}>
              {t(`home.points.${point}.title`)}
            </Title>
            <Text c="dimmed">{t(`home.points.${point}.text`)}</Text>
          </article>
        ))}
      </Container>

      <Container component="section" w="100%" className={styles.stepsSection}>
        <Title order={2} mb="lg">
          {t('home.stepsHeading')}
        </Title>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step}>
              <Title order={3} mb={4}>
                {t(`home.steps.${step}.title`)}
              </Title>
              <Text c="dimmed">{t(`home.steps.${step}.text`)}</Text>
            </li>
          ))}
        </ol>
      </Container>
    </>
  );
}
