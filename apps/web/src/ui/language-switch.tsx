'use client';

import { UnstyledButton } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { languageCookie, languageNames, languages, type Language } from '@/language/language';
import { BusyLine } from './busy-bar';
import styles from './footer.module.scss';

/** Shows the same page in another language, at once and from then on. What is typed into a form stays. */
export function LanguageSwitch() {
  const t = useTranslations('actions');
  const current = useLocale();
  const router = useRouter();
  const [switching, startSwitch] = useTransition();

  function choose(language: Language) {
    rememberLanguage(language);
    startSwitch(() => router.refresh());
  }

  return (
    <div role="group" aria-label={t('language')} className={styles.languages}>
      {languages.map((language) => (
        <UnstyledButton
          key={language}
          lang={language}
          aria-pressed={language === current}
          className={styles.language}
          onClick={() => choose(language)}
        >
          {languageNames[language]}
        </UnstyledButton>
      ))}
      {switching && <BusyLine />}
    </div>
  );
}

const yearInSeconds = 365 * 24 * 60 * 60;

function rememberLanguage(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${yearInSeconds}; samesite=lax`;
}
