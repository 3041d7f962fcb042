import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

export interface Person {
  readonly email: string;
  readonly username: string;
  readonly password: string;
}

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly to: { readonly address: string }[];
}

/** A client of the public API that keeps its cookies, as a person's browser would. */
export class ApiClient {
  private cookie?: string;
  accessToken?: string;

  /** @param origin of the gateway or of the web client: both answer under `/api` */
  constructor(private readonly origin: string) {}

  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    options: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      headers: {
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {}),
        ...options.headers,
      },
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: AbortSignal.timeout(60_000),
    });
    this.keepCookies(response.headers);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as T };
  }

  signUp(person: Person, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', '/accounts', { body: { ...person, termsAccepted: true }, headers });
  }

  confirm(token: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', '/accounts/confirmations', { body: { token }, headers });
  }

  async signIn({ email, password }: Pick<Person, 'email' | 'password'>): Promise<Answer> {
    const answer = await this.call('POST', '/sessions', { body: { email, password } });
    this.accessToken = answer.body.accessToken as string | undefined;
    return answer;
  }

  async refresh(): Promise<Answer> {
    const answer = await this.call('POST', '/sessions/refresh');
    if (answer.status === 200) this.accessToken = answer.body.accessToken as string;
    return answer;
  }

  signOut(): Promise<Answer> {
    return this.call('DELETE', '/sessions/current');
  }

  private keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair] = line.split(';');
      this.cookie = pair?.endsWith('=') ? undefined : pair;
    }
  }
}

/** The mails a person has got, read from the mail catcher. */
export async function mailsTo(mailWebUrl: string, email: string): Promise<Mail[]> {
  return await mails(mailWebUrl, { 'to.address': email.toLowerCase() });
}

export async function allMails(mailWebUrl: string): Promise<Mail[]> {
  return await mails(mailWebUrl);
}

/** @param only fields of the mails wanted, by their path; the catcher picks them out */
async function mails(mailWebUrl: string, only: Record<string, string> = {}): Promise<Mail[]> {
  const url = `${mailWebUrl}/email?${new URLSearchParams(only).toString()}`;
  return (await (await fetch(url, { signal: AbortSignal.timeout(30_000) })).json()) as Mail[];
}

/** The one-time token of the newest confirmation mail. @throws Error when none comes in time */
export async function confirmationToken(mailWebUrl: string, email: string, withinMs = 20_000): Promise<string> {
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await sleep(100)) {
    const newest = (await mailsTo(mailWebUrl, email)).at(-1);
    const token = /\/account-confirmation\/([\w-]+)/.exec(newest?.text ?? '')?.[1];
    if (token) return token;
  }
  throw new Error(`No confirmation mail came to ${email} within ${withinMs / 1_000} s`);
}
