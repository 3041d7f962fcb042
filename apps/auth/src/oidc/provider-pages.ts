import { createHash } from 'node:crypto';
import type { KoaContextWithOIDC as Context } from 'oidc-provider';

const STYLE = `
:root{color-scheme:light dark;--text:#18201d;--soft:#5a6762;--back:#f6f8f7;--card:#fff;--line:#e2e7e5;--fill:#0f7452;--on:#fff}
@media(prefers-color-scheme:dark){:root{--text:#e8ecf1;--soft:#a0abb9;--back:#0f151c;--card:#19202a;--line:#303b48;--fill:#47c894;--on:#0b1016}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1rem;background:var(--back);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:100%;max-width:26rem;padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:1rem}
h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}p{margin:0 0 1.5rem;color:var(--soft);overflow-wrap:anywhere}form{display:none}
button,a{display:block;width:100%;margin-top:.75rem;padding:.65rem 1rem;border:1px solid var(--line);border-radius:.5rem;background:none;color:inherit;font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.main{background:var(--fill);border-color:var(--fill);color:var(--on)}:focus-visible{outline:2px solid var(--fill);outline-offset:2px}`;

/** Of every answer of the provider; its own scripts, which post a form, add their hash. Forms lead to applications. */
export const PAGE_POLICY =
  `default-src 'none'; script-src 'self'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; ` +
  "base-uri 'none'; frame-ancestors 'none'";

const LANGUAGES = ['en', 'pl'] as const;
type Language = (typeof LANGUAGES)[number];

const words = {
  en: {
    signOut: ['Sign out of Portfel?', 'You are signed out here and in every application you opened with this sign-in.'],
    out: 'Sign out',
    stay: 'Stay signed in',
    signedOut: ['You are signed out', 'You can close this page.'],
    error: [
      'This sign-in cannot go on',
      'The application has asked for something that is not allowed, or too late. Go back to it and start again.',
    ],
    home: 'Go to Portfel',
  },
  pl: {
    signOut: ['Wylogować Cię z Portfela?', 'Wylogujesz się tutaj i w każdej aplikacji otwartej tym logowaniem.'],
    out: 'Wyloguj',
    stay: 'Nie wylogowuj',
    signedOut: ['Wylogowano', 'Możesz zamknąć tę stronę.'],
    error: [
      'Nie można dokończyć tego logowania',
      'Aplikacja poprosiła o coś niedozwolonego albo zbyt późno. Wróć do niej i zacznij od nowa.',
    ],
    home: 'Przejdź do Portfela',
  },
} satisfies Record<Language, Record<string, string | string[]>>;

/** The few pages the provider shows itself, to one person in their language. */
export class ProviderPages {
  private readonly words: (typeof words)[Language];

  constructor(
    private readonly webUrl: string,
    private readonly language: Language,
  ) {
    this.words = words[language];
  }

  /** As the web client decides: the person's choice there, else what their browser asks for. */
  static for(context: Pick<Context, 'cookies' | 'acceptsLanguages'>, webUrl: string): ProviderPages {
    const chosen =
      context.cookies.get('portfel-language', { signed: false }) ?? context.acceptsLanguages([...LANGUAGES]);
    return new ProviderPages(webUrl, LANGUAGES.find((one) => one === chosen) ?? 'en');
  }

  /** @param form what the provider wants to be posted, without its buttons */
  signOut(form: string): string {
    const { signOut, out, stay } = this.words;
    return this.page(
      signOut,
      `${form}<button class="main" type="submit" form="op.logoutForm" name="logout" value="yes">${out}</button>
<button type="submit" form="op.logoutForm">${stay}</button>`,
    );
  }

  signedOut(): string {
    return this.page(this.words.signedOut, this.home());
  }

  /** @param reason for who writes the application */
  error(reason: string): string {
    const [title = '', text = ''] = this.words.error;
    return this.page([title, `${text} (${escape(reason)})`], this.home());
  }

  private home(): string {
    return `<a href="${escape(this.webUrl)}">${this.words.home}</a>`;
  }

  private page([title = '', text = '']: readonly string[], below: string): string {
    return `<!DOCTYPE html>
<html lang="${this.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | Portfel</title><style>${STYLE}</style></head>
<body><main><h1>${title}</h1><p>${text}</p>${below}</main></body></html>`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
