import { Language } from '@portfel/contracts';

/** @param header `Accept-Language` (RFC 9110 §12.5.4); its first 500 characters are looked at */
export function preferredLanguage(header = ''): Language {
  const asked = header
    .slice(0, 500)
    .split(',')
    .map((range) => /^\s*([a-z]+)[-\w]*\s*(?:;\s*q=([\d.]+))?\s*$/i.exec(range))
    .filter((match) => match !== null)
    .map(([, tag = '', weight = '1']) => ({ tag: tag.toLowerCase(), weight: Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return asked.map(({ tag }) => Language.safeParse(tag).data).find((language) => language !== undefined) ?? 'en';
}
