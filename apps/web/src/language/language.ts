export const languages = ['en', 'pl'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', pl: 'Polski' };

/** Keeps a person's choice for a year. Read by the server, so that a page comes in the right language at once. */
export const languageCookie = 'portfel-language';

/** The person's own choice, else the first language of `Accept-Language` that there is, else English. */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | null): Language {
  if (isLanguage(chosen)) return chosen;
  const asked = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { language: tag.split('-')[0], weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return asked.map(({ language }) => language).find(isLanguage) ?? 'en';
}

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text);
}
