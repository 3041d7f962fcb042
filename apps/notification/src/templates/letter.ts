import type { Language } from '@portfel/contracts';

/** What a mail says, before it has a form. */
export interface Letter {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The one thing to do. */
  readonly action?: { readonly label: string; readonly link: string };
  /** Below, smaller: until when, and what to do if it was somebody else. */
  readonly closing: string;
}

/** What a template is given. */
export interface Facts {
  readonly username: string;
  /** A page of the web client, the token of the mail at its end. */
  readonly pageWithToken: (path: string) => string;
  readonly page: (path: string) => string;
  /** When the link stops working. */
  readonly until: string;
  /** What somebody signed in with, in English words: `Firefox on Windows`. */
  readonly device?: string;
  /** Of a statement, `2026-10`. */
  readonly month?: string;
}

/** `2026-10` in words. */
export function monthInWords(language: Language, month: string): string {
  const first = new Date(`${month}-01`);
  return new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first);
}

export type Template = (facts: Facts) => Letter;

/** What every mail says. */
const phrases: Readonly<Record<Language, { greeting: (username: string) => string; copy: string }>> = {
  en: { greeting: (username) => `Hello ${username},`, copy: 'Or copy this address into your browser:' },
  pl: { greeting: (username) => `Dzień dobry ${username},`, copy: 'Albo skopiuj ten adres do przeglądarki:' },
};

export function asText(language: Language, username: string, { paragraphs, action, closing }: Letter): string {
  const greeting = phrases[language].greeting(username);
  return [greeting, ...paragraphs, ...(action ? [action.link] : []), closing].join('\n\n');
}

/** The link stands clickable and as text (CT-U10). */
export function asHtml(language: Language, username: string, { paragraphs, action, closing }: Letter): string {
  const lines = paragraphs.map((text) => `<p style="margin:0 0 24px;line-height:1.5">${escaped(text)}</p>`);
  return `<!doctype html>
<html lang="${language}"><body style="margin:0;padding:32px;background:#f4f5f7;font-family:Helvetica,Arial,sans-serif;color:#1b1f2a">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border-radius:12px">
<h1 style="margin:0 0 16px;font-size:22px">${escaped(phrases[language].greeting(username))}</h1>
${[...lines, ...(action ? [button(language, action)] : [])].join('\n')}
<p style="margin:0;font-size:13px;line-height:1.5;color:#5b6270">${escaped(closing)}</p>
</div></body></html>`;
}

function button(language: Language, { label, link }: { label: string; link: string }): string {
  const href = escaped(link);
  return `<p style="margin:0 0 24px"><a href="${href}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#1f5f4a;color:#ffffff;text-decoration:none;font-weight:bold">${escaped(label)}</a></p>
<p style="margin:0 0 8px;line-height:1.5">${phrases[language].copy}</p>
<p style="margin:0 0 24px;word-break:break-all"><a href="${href}" style="color:#1f5f4a">${href}</a></p>`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A device names itself: what it says is text and nothing else. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character]!);
}
