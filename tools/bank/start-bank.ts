import { randomUUID, timingSafeEqual } from 'node:crypto';
import { once, setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BankBook, type BankPayment, type News } from './bank-book';
import { behaviourOf, type Behaviour } from './behaviour';
import { tell, type WebhookTarget } from './webhook';

const BODY_LIMIT_BYTES = 16_384;
const LONGEST_WAIT_MS = 5_000;

const Order = z.strictObject({
  paymentId: z.uuid(),
  direction: z.enum(['deposit', 'withdrawal']),
  amount: z.string().regex(/^[1-9]\d{0,29}$/),
  assetCode: z.string().regex(/^[A-Z]{3}$/),
  iban: z.string().optional(),
});

export interface BankOptions {
  readonly host?: string;
  /** 0: a free one. */
  readonly port?: number;
  /** Asked of whoever asks. */
  readonly apiKey: string;
  readonly webhook: WebhookTarget;
  /** Where it keeps what it knows. */
  readonly file: string;
}

export interface RunningBank {
  readonly url: string;
  close(): Promise<void>;
}

type Answer = readonly [status: number, body: object];

/** A bank that moves no money: it takes payments, ends them later, and says so by its webhook until it is heard. */
export async function startBank(options: BankOptions): Promise<RunningBank> {
  const { host = '127.0.0.1', port = 0, apiKey, webhook } = options;
  const book = new BankBook(options.file);
  /** Payment id → how often it was answered 503. */
  const refused = new Map<string, number>();
  const stopping = new AbortController();
  // Everything it still has to say waits for it.
  setMaxListeners(0, stopping.signal);
  const telling = new Set<Promise<void>>();

  const server = createServer((request, response) => {
    void answer(request)
      .catch((): Answer => [400, { code: 'bad-request' }])
      .then((outcome) => reply(response, outcome));
  });
  server.listen(port, host);
  await once(server, 'listening');
  for (const payment of book.all()) void announce(payment);
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
    close: async () => {
      stopping.abort();
      server.closeAllConnections();
      server.close();
      await Promise.all([once(server, 'close'), ...telling]);
    },
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    const { method, url = '' } = request;
    if (method === 'GET' && url === '/health') return [200, { status: 'ok', untold: untold() }];
    if (!isKnown(request.headers.authorization, apiKey)) return [401, { code: 'unauthorized' }];
    if (method === 'POST' && url === '/payments') return await take(await bodyOf(request), request);
    const [, id = ''] = /^\/payments\/([0-9a-f-]{36})$/.exec(url) ?? [];
    const payment = method === 'GET' ? book.find(id) : undefined;
    return payment ? [200, stateOf(payment)] : [404, { code: 'not-found' }];
  }

  async function take(body: string, { headers }: IncomingMessage): Promise<Answer> {
    const { data: order } = Order.safeParse(JSON.parse(body));
    if (!order || headers['idempotency-key'] !== order.paymentId) return [400, { code: 'bad-request' }];
    const known = book.find(order.paymentId);
    if (known) return known.body === body ? [202, stateOf(known)] : [409, { code: 'other-payment' }];
    if (order.direction === 'withdrawal' && !order.iban) return [422, { code: 'no-iban' }];

    const behaviour = behaviourOf(order.amount, Math.random);
    const before = refused.get(order.paymentId) ?? 0;
    refused.set(order.paymentId, before + 1);
    if (before < behaviour.away) return [503, { code: 'away' }];
    if (behaviour.refusal) return [422, { code: behaviour.refusal }];
    const payment = paymentOf(order.paymentId, body, behaviour);
    book.add(payment);
    const told = announce(payment);
    if (behaviour.tellsFirst) await told;
    return [202, stateOf(payment)];
  }

  /** Says what there is to say of a payment, each in its own time. */
  function announce(payment: BankPayment): Promise<void> {
    const all = Promise.all(payment.news.map((news) => repeat(payment, news))).then(() => undefined);
    telling.add(all);
    return all.finally(() => telling.delete(all));
  }

  async function repeat(payment: BankPayment, news: News): Promise<void> {
    await pause(Math.max(0, payment.endsAt - Date.now()));
    for (let failures = 0; news.times > 0 && !stopping.signal.aborted;) {
      if (await tell(webhook, payment, news)) {
        book.heard(news);
        failures = 0;
        if (news.times > 0) await pause(Math.random() * 500);
      } else {
        failures += 1;
        await pause(Math.min(LONGEST_WAIT_MS, 100 * 2 ** Math.min(failures, 10)));
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  function untold(): number {
    return book.all().reduce((sum, { news }) => sum + news.reduce((left, { times }) => left + times, 0), 0);
  }
}

function paymentOf(paymentId: string, body: string, { news, delayMs, times, end }: Behaviour): BankPayment {
  return {
    paymentId,
    reference: `B${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
    body,
    end,
    endsAt: Date.now() + delayMs,
    news: news.map((one) => ({ ...one, eventId: randomUUID(), times })),
  };
}

const stateOf = ({ reference, end, endsAt }: BankPayment) => ({
  reference,
  ...(Date.now() < endsAt ? { status: 'pending' } : end),
});

function isKnown(header = '', apiKey: string): boolean {
  const [given, expected] = [Buffer.from(header), Buffer.from(`Bearer ${apiKey}`)];
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > BODY_LIMIT_BYTES) throw new Error('the body is too large');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function reply(response: ServerResponse, [status, body]: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
