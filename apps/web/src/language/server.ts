import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import { cache } from 'react';
import { createTranslator } from 'use-intl/core';
import { messagesIn } from './catalogue';
import { chooseLanguage, languageCookie, type Language } from './language';

/** The language of the request that is answered. */
export const requestLanguage = cache(async (): Promise<Language> => {
  const [sent, header] = await Promise.all([cookies(), headers()]);
  return chooseLanguage(sent.get(languageCookie)?.value, header.get('accept-language'));
});

/** Says things in the language of the request; for what is rendered on the server only. */
export const translator = cache(async () => {
  const language = await requestLanguage();
  return createTranslator({ locale: language, messages: messagesIn(language) });
});

/** The title of a screen in the browser's tab. */
export async function titled(
  ...[screen]: Parameters<Awaited<ReturnType<typeof translator>>> extends [infer Key, ...unknown[]]
    ? [Extract<Key, `${string}.title`>]
    : never
): Promise<Metadata> {
  const t = await translator();
  return { title: t(screen) };
}
