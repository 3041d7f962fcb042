import { Container } from '@mantine/core';
import { texts } from '@/texts';
import styles from './footer.module.scss';
import { TextLink } from './links';

export function Footer() {
  return (
    <footer className={styles.footer}>
      <Container className={styles.row}>
        <span>{texts.footer.copyright(new Date().getFullYear())}</span>
        <nav aria-label={texts.footer.navigation} className={styles.links}>
          <TextLink href="/" c="inherit" underline="hover">
            {texts.footer.home}
          </TextLink>
          <TextLink href="/terms" c="inherit" underline="hover">
            {texts.footer.terms}
          </TextLink>
        </nav>
      </Container>
    </footer>
  );
}
