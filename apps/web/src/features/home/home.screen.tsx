import { Container, Text, ThemeIcon, Title } from '@mantine/core';
import { IconLock, IconRepeat, IconRulerMeasure } from '@tabler/icons-react';
import { texts } from '@/texts';
import { WalletPicture } from '@/ui/wallet-picture';
import { HomeStart } from './home.start';
import styles from './home.module.scss';

const icons = [IconRulerMeasure, IconLock, IconRepeat];

/** What Portfel is, and the way in. Rendered on the server, so that it can be shared and found. */
export function HomeScreen() {
  const { heading, lead, points, stepsHeading, steps } = texts.home;
  return (
    <>
      <Container w="100%" className={styles.hero}>
        <div>
          <h1 className={styles.heading}>{heading}</h1>
          <p className={styles.lead}>{lead}</p>
          <HomeStart />
        </div>
        <WalletPicture />
      </Container>

      <Container component="section" w="100%" className={styles.points}>
        {points.map(({ title, text }, index) => {
          const Icon = icons[index] ?? IconLock;
          return (
            <article key={title}>
              <ThemeIcon variant="light" size={44} radius="md" mb="md">
                <Icon size={24} aria-hidden />
              </ThemeIcon>
              <Title order={2} size="h3" mb={6}>
                {title}
              </Title>
              <Text c="dimmed">{text}</Text>
            </article>
          );
        })}
      </Container>

      <Container component="section" w="100%" className={styles.stepsSection}>
        <Title order={2} mb="lg">
          {stepsHeading}
        </Title>
        <ol className={styles.steps}>
          {steps.map(({ title, text }) => (
            <li key={title}>
              <Title order={3} mb={4}>
                {title}
              </Title>
              <Text c="dimmed">{text}</Text>
            </li>
          ))}
        </ol>
      </Container>
    </>
  );
}
