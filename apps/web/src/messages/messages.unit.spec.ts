import { createTranslator, type IntlError } from 'use-intl/core';
import * as en from './en';
import * as pl from './pl';

type Tree = { readonly [key: string]: string | Tree };
type Sentences = Record<string, string>;

const catalogues = { en: sentences({ ...en.screens, ...en.pages }), pl: sentences({ ...pl.screens, ...pl.pages }) };

/** The forms of a count in each language; `other` is for fractions in Polish. */
const plurals = { en: ['other'], pl: ['one', 'few', 'many', 'other'] };

describe.each(['en', 'pl'] as const)('messages in %s', (language) => {
  it('can all be said', () => {
    const said = Object.entries(catalogues[language]).map(([key, sentence]) => say(language, key, sentence));
    expect(said.filter((text) => text.trim() === '' || /[{}<>]/.test(text))).toEqual([]);
  });

  it('have every form of a count', () => {
    const counting = Object.entries(catalogues[language]).filter(([, sentence]) => sentence.includes(', plural,'));
    const incomplete = counting.filter(([, sentence]) =>
      plurals[language].some((form) => !new RegExp(`\\b${form} \\{`).test(sentence)),
    );
    expect(counting.length).toBeGreaterThan(0);
    expect(incomplete).toEqual([]);
  });
});

describe('a message in Polish', () => {
  it('takes the values and tags that the English one takes', () => {
    const differing = Object.keys(catalogues.en).filter(
      (key) => String(placeholders(catalogues.en[key]!)) !== String(placeholders(catalogues.pl[key]!)),
    );
    expect(differing).toEqual([]);
  });

  it('counts as Polish counts', () => {
    const count = (number: number) => say('pl', 'sessions.count', catalogues.pl['sessions.count']!, number);
    expect([1, 2, 5, 12, 22, 25].map(count)).toEqual([
      'Tylko to urządzenie',
      '2 sesje',
      '5 sesji',
      '12 sesji',
      '22 sesje',
      '25 sesji',
    ]);
  });
});

function sentences(tree: Tree, path = ''): Sentences {
  return Object.assign(
    {},
    ...Object.entries(tree).map(([key, value]) =>
      typeof value === 'string' ? { [path + key]: value } : sentences(value, `${path}${key}.`),
    ),
  ) as Sentences;
}

/** Names of the values and tags of a sentence, each once, in order of the alphabet. */
function placeholders(sentence: string): string[] {
  const names = [...sentence.matchAll(/\{(\w+)[,}]|<(\w+)>/g)].map(([, value, tag]) => value ?? tag!);
  return [...new Set(names)].sort();
}

function say(language: 'en' | 'pl', key: string, sentence: string, count = 3): string {
  const fail = (error: IntlError) => {
    throw new Error(`${language} ${key}: ${error.message}`);
  };
  const t = createTranslator({ locale: language, messages: { it: sentence } as { it: string }, onError: fail });
  const values = placeholders(sentence).map((name) => [
    name,
    sentence.includes(`<${name}>`) ? (words: string) => words : sentence.includes(`{${name}, plural`) ? count : 'x',
  ]);
  return t.markup('it', Object.fromEntries(values) as never);
}
