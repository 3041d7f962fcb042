import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@portfel/testing';
import { repositoryFolder } from '../../tools/local/local';
import { ApiClient } from '../../tools/platform/api-client';
import { startPlatform, type TestPlatform } from './platform';
import { people } from './totals';

interface Span {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly service: string;
}

/** What a process sends over OTLP: https://opentelemetry.io/docs/specs/otlp */
interface OtlpTraces {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'service'>[] }[];
  }[];
}

async function startCollector(): Promise<{ url: string; spans: Span[]; server: Server }> {
  const spans: Span[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString()) as OtlpTraces;
      for (const { resource, scopeSpans } of resourceSpans) {
        const service = resource.attributes.find(({ key }) => key === 'service.name')!.value.stringValue!;
        spans.push(...scopeSpans.flatMap((scope) => scope.spans).map((span) => ({ ...span, service })));
      }
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, spans, server };
}

describe('watching the platform', () => {
  let platform: TestPlatform;
  let collector: Awaited<ReturnType<typeof startCollector>>;
  beforeAll(async () => {
    collector = await startCollector();
    platform = await startPlatform({ extra: { OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.url } });
  });
  afterAll(async () => {
    await platform.stop();
    collector.server.close();
  });

  it('shows a journey as one trace, from the request through Kafka to the last reaction', async () => {
    const [ann] = people(1, 'traced') as [ReturnType<typeof people>[0]];
    expect((await new ApiClient(platform.gatewayUrl).signUp(ann)).status).toBe(201);
    const journey = await eventually(() => {
      const root = collector.spans.find(({ name }) => name === 'POST /api/v1/accounts');
      const spans = collector.spans.filter(({ traceId }) => traceId === root?.traceId);
      expect(spans.map(({ service, name }) => `${service}: ${name}`).sort()).toEqual([
        'auth: Auth.SignUp process',
        'gateway: Auth.SignUp send',
        'gateway: POST /api/v1/accounts',
        'notification: Auth.ConfirmationRequested process',
        'user: Auth.AccountRegistered process',
        'wallet: Auth.AccountRegistered process',
      ]);
      return spans;
    });
    const parents = Object.fromEntries(
      journey.map(({ name, service, parentSpanId }) => [
        `${service}: ${name}`,
        journey.find(({ spanId }) => spanId === parentSpanId)?.name,
      ]),
    );
    expect(parents).toEqual({
      'gateway: POST /api/v1/accounts': undefined,
      'gateway: Auth.SignUp send': 'POST /api/v1/accounts',
      'auth: Auth.SignUp process': 'Auth.SignUp send',
      'notification: Auth.ConfirmationRequested process': 'Auth.SignUp process',
      'user: Auth.AccountRegistered process': 'Auth.SignUp process',
      'wallet: Auth.AccountRegistered process': 'Auth.SignUp process',
    });
    for (const secret of [ann.email, ann.username, ann.password]) {
      expect(JSON.stringify(collector.spans)).not.toContain(secret);
    }
  });

  it('shows a question as part of the trace of its request', async () => {
    await fetch(`${platform.gatewayUrl}/api/v1/me`, { headers: { authorization: 'Bearer none' } });
    const client = new ApiClient(platform.gatewayUrl);
    const answer = await client.call<{ operationId: string }>('POST', '/accounts', {
      body: { ...people(1, 'asked')[0]!, termsAccepted: true },
      headers: { prefer: 'respond-async' },
    });
    await client.call('GET', `/operations/${answer.body.operationId}`);
    await eventually(() => {
      const asked = collector.spans.find(({ name }) => name === 'OperationQueryService/GetOperation');
      const trace = collector.spans.filter(({ traceId }) => traceId === asked?.traceId).map(({ name }) => name);
      expect(trace.sort()).toEqual([
        'GET /api/v1/operations/:operationId',
        'OperationQueryService/GetOperation',
        'getOperation answer',
      ]);
    });
  });

  it('has every documented metric, and documents every metric it has', async () => {
    const page = readFileSync(join(repositoryFolder, 'docs/metrics.md'), 'utf8');
    const documented = [...page.matchAll(/^\| `(portfel_\w+)/gm)].map(([, name]) => name!);
    const texts = await Promise.all(
      Object.values(platform.internalUrls).map(async (url) => await (await fetch(`${url}/metrics`)).text()),
    );
    const found = [...texts.join('\n').matchAll(/^# TYPE (portfel_\w+)/gm)].map(([, name]) => name!);
    expect([...new Set(found)].sort()).toEqual([...documented].sort());
    const values = texts.join('\n');
    expect(values).toMatch(/^portfel_consumer_lag\{consumer="auth.commands",topic="auth.commands"\} \d+$/m);
    expect(values).toMatch(/^portfel_dead_letters 0$/m);
    expect(values).toMatch(/^portfel_outbox_waiting \d+$/m);
    expect(values).toMatch(/^portfel_consumer_rebalances\{consumer="auth.commands"\} 1$/m);
  });
});
