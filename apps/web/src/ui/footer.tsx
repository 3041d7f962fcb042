import { Container } from '@mantine/core';
import { translator } from '@/language/server';
import styles from './footer.module.scss';
import { LanguageSwitch } from './language-switch';
import { TextLink } from './links';

const links = [
  { href: '/', name: 'home' },
  { href: '/about', name: 'about' },
  { href: '/terms', name: 'terms' },
  { href: '/privacy', name: 'privacy' },
] as const;

/** The public pages there are (CT-F02), and the language. */
export async function Footer() {
  const t = await translator();
  return (
    <footer className={styles.footer}>
      <Container className={styles.row}>
        <span>{t('footer.copyright', { year: String(new Date().getFullYear()) })}</span>
        <nav aria-label={t('footer.navigation')} className={styles.links}>
          {links.map(({ href, name }) => (
            <TextLink key={href} href={href} c="inherit" underline="hover">
              {t(`footer.${name}`)}
            </TextLink>
          ))}
        </nav>
        <LanguageSwitch />
      </Container>
    </footer>
  );
}
