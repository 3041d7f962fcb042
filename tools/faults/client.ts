import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Asking {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Closes the socket so many milliseconds after the request has gone out, whatever comes. */
  readonly hangUpAfterMs?: number;
}

const GIVES_UP_AFTER_MS = 30_000;

/** A client that, as a person would, asks again at the next gateway until it is told something. */
export class Client {
  private turn = 0;
  private abandoned = false;
  /** What attempts came to: status codes, and errors of the connection. */
  readonly attempts = new Map<string, number>();
  failedOnce = 0;
  failedTwice = 0;
  /** What the last requests that failed more than once were told. */
  readonly lastFailures: string[] = [];

  constructor(private readonly gateways: () => readonly string[]) {}

  /** Until there is an answer that says what became of it: anything below 500. */
  async stubborn(asking: Asking, options: { hangUpFirst?: number } = {}): Promise<Answer> {
    const first = (this.turn += 1);
    for (let attempt = 1; ; attempt += 1) {
      const hangUpAfterMs = attempt === 1 ? options.hangUpFirst : undefined;
      if (this.abandoned) throw new Error('the run is over');
      const gateway = this.gateway(first + attempt);
      const answer = await this.once({ ...asking, hangUpAfterMs }, gateway).catch(
        (error: NodeJS.ErrnoException) => error,
      );
      if ('status' in answer && answer.status < 500) return answer;
      this.noteFailure(attempt, asking, answer);
      await sleep(Math.min(1_000, 100 * attempt));
    }
  }

  /** Nobody asks again from now on. */
  abandon(): void {
    this.abandoned = true;
  }

  /** @throws Error when no answer came */
  async once(asking: Asking, gateway = this.gateway((this.turn += 1))): Promise<Answer> {
    try {
      if (!gateway) throw Object.assign(new Error('no gateway runs'), { code: 'NO-GATEWAY' });
      const answer = await send(gateway, asking);
      this.count(String(answer.status));
      return answer;
    } catch (error) {
      this.count((error as NodeJS.ErrnoException).code ?? 'failed');
      throw error;
    }
  }

  private noteFailure(attempt: number, { method, path }: Asking, why: Answer | NodeJS.ErrnoException): void {
    if (attempt === 1) this.failedOnce += 1;
    if (attempt !== 2) return;
    this.failedTwice += 1;
    const what = 'status' in why ? `${why.status} ${String(why.body.code)}` : (why.code ?? why.message);
    this.lastFailures.push(`${method} ${path}: ${what}`);
    this.lastFailures.splice(0, this.lastFailures.length - 5);
  }

  /** A retry goes to the other one, whatever everybody else does. */
  private gateway(turn: number): string | undefined {
    const all = this.gateways();
    return all[turn % all.length];
  }

  private count(what: string): void {
    this.attempts.set(what, (this.attempts.get(what) ?? 0) + 1);
  }
}

function send(gateway: string, asking: Asking): Promise<Answer> {
  const { method, path, token, headers, hangUpAfterMs } = asking;
  const body = asking.body && JSON.stringify(asking.body);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${gateway}/api/v1${path}`,
      {
        method,
        headers: {
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) } : {}),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          try {
            resolve({ status: response.statusCode!, body: (text ? JSON.parse(text) : {}) as Answer['body'] });
          } catch (error) {
            reject(error as Error);
          }
        });
      },
    );
    sent.setTimeout(GIVES_UP_AFTER_MS, () => sent.destroy(new Error('no answer')));
    sent.on('error', reject);
    if (hangUpAfterMs !== undefined) {
      sent.on('finish', () =>
        setTimeout(() => sent.destroy(Object.assign(new Error('hung up'), { code: 'HUNG-UP' })), hangUpAfterMs),
      );
    }
    sent.end(body);
  });
}
