import type { Language } from './language';
import * as en from '@/messages/en';
import * as pl from '@/messages/pl';

const catalogues = { en, pl };

/** The messages a browser gets: those of one language. */
export function screensIn(language: Language): ScreenMessages {
  return catalogues[language].screens as ScreenMessages;
}

/** Everything there is to say in one language; for the server. */
export function messagesIn(language: Language): AllMessages {
  const { screens, pages } = catalogues[language];
  return { ...screens, ...pages } as AllMessages;
}

/** The English sentences say which values a message needs, in every language. */
type ScreenMessages = typeof en.screens;
type AllMessages = ScreenMessages & typeof en.pages;

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language;
    Messages: ScreenMessages;
  }
}
