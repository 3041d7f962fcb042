import { Container } from '@mantine/core';
import { translator } from '@/language/server';
import styles from './footer.module.scss';
import { LanguageSwitch } from './language-switch';
import { TextLink } from './links';

export async function Footer() {
  const t = await translator();
  return (
    <footer className={styles.footer}>
      <Container className={styles.row}>
        <span>{t('footer.copyright', { year: String(new Date().getFullYear()) })}</span>
        <nav aria-label={t('footer.navigation')} className={styles.links}>
          <TextLink href="/" c="inherit" underline="hover">
            {t('footer.home')}
          </TextLink>
          <TextLink href="/terms" c="inherit" underline="hover">
            {t('footer.terms')}
          </TextLink>
        </nav>
        <LanguageSwitch />
      </Container>
    </footer>
  );
}
