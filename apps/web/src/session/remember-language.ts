import { v4 as uuid } from 'uuid';
import { languageCookie, type Language } from '@/language/language';
import { sessionApi } from './session-api';
import { getSession } from './session.store';

const yearInSeconds = 365 * 24 * 60 * 60;

/** Keeps a choice: in this browser, and, for who is signed in, for the mails they get. */
export function rememberLanguage(language: Language): void {
  document.cookie = `${languageCookie}=${language}; path=/; max-age=${yearInSeconds}; samesite=lax`;
  if (getSession().status !== 'signed-in') return;
  // The page is in the language already; a mail in the other one is no failure to speak of.
  void sessionApi
    .PUT('/api/v1/me/language', { params: { header: { 'Idempotency-Key': uuid() } }, body: { language } })
    .catch(() => undefined);
}
