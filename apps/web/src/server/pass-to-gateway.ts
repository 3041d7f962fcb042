import type { WebConfig } from '../../web.config';

type GatewayConfig = Pick<WebConfig, 'gatewayUrl' | 'gatewayTimeoutMs' | 'gatewayClient'>;

/**
 * Passes one request under `/api`, or to the OpenID provider, to the gateway and its answer back (CT-F38): method, path, query, headers and
 * bodies as they are, streamed. Answers 502 and 504 itself when the gateway is away or silent.
 */
export async function passToGateway(request: Request, config: GatewayConfig): Promise<Response> {
  const { gatewayUrl, gatewayTimeoutMs, gatewayClient } = config;
  const target = gatewayTarget(request.url, gatewayUrl);
  if (!target) return problem(404, 'not-found', 'There is nothing at this address.');

  const silence = new AbortController();
  const timer = setTimeout(() => silence.abort(), gatewayTimeoutMs);
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers: requestHeaders(request.headers, gatewayClient),
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.any([silence.signal, request.signal]),
      // A body that is streamed has to be sent while the answer is awaited.
      duplex: 'half',
    } as RequestInit);
    return new Response(answer.body, {
      status: answer.status,
      statusText: answer.statusText,
      headers: responseHeaders(answer.headers, gatewayUrl),
    });
  } catch {
    if (silence.signal.aborted) {
      return problem(504, 'gateway-timeout', 'The answer did not come in time. Try again in a moment.');
    }
    return problem(502, 'gateway-unreachable', 'The service cannot be reached. Try again in a moment.');
  } finally {
    // The time limit is for the beginning of the answer: an event stream may go on for hours.
    clearTimeout(timer);
  }
}

/** Headers that concern one connection only (RFC 9110 §7.6.1), and those that `fetch` sets itself. */
const notPassedOn = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'expect',
  'content-length',
]);

const passedPaths = /^\/(?:api\/|oauth\/|\.well-known\/(?:openid-configuration|jwks\.json)$)/;

/** The gateway's address of a path; undefined when the path is not one of its own. Segments stay encoded as they came. */
function gatewayTarget(url: string, gatewayUrl: string): URL | undefined {
  const { pathname, search } = new URL(url);
  const origin = new URL(gatewayUrl).origin;
  const target = new URL(`${origin}${pathname}${search}`);
  const unchanged = target.origin === origin && target.pathname === pathname;
  const hidesSeparators = /%2e|%2f|%5c|\\|\/\//i.test(pathname);
  return unchanged && passedPaths.test(pathname) && !hidesSeparators ? target : undefined;
}

function requestHeaders(incoming: Headers, client: string | undefined): Headers {
  const headers = withoutHopByHop(incoming);
  const host = incoming.get('host');
  if (host && !headers.has('x-forwarded-host')) headers.set('x-forwarded-host', host);
  // Compression is between this server and the browser; a compressed answer could not be passed through unopened.
  headers.set('accept-encoding', 'identity');
  if (client !== undefined) identify(headers, client);
  return headers;
}

/** This server shows its own credentials (CT-A15); the person's token moves to the header that is for it alone. */
function identify(headers: Headers, client: string): void {
  const token = headers.get('authorization');
  if (token && !headers.has('x-access-token')) headers.set('x-access-token', token);
  headers.set('authorization', `Basic ${Buffer.from(client).toString('base64')}`);
}

function responseHeaders(answer: Headers, gatewayUrl: string): Headers {
  const headers = withoutHopByHop(answer);
  headers.delete('content-encoding');
  const location = answer.get('location');
  const origin = new URL(gatewayUrl).origin;
  if (location?.startsWith(`${origin}/`)) headers.set('location', location.slice(origin.length));
  return headers;
}

function withoutHopByHop(from: Headers): Headers {
  const named = (from.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase());
  const headers = new Headers();
  for (const [name, value] of from) {
    if (!notPassedOn.has(name) && !named.includes(name)) headers.append(name, value);
  }
  return headers;
}

const titles: Record<number, string> = { 404: 'Not Found', 502: 'Bad Gateway', 504: 'Gateway Timeout' };

function problem(status: number, code: string, detail: string): Response {
  const title = titles[status];
  const body = {
    success: false,
    type: 'about:blank',
    title,
    status,
    detail,
    code,
    statusCode: status,
    message: detail,
    error: title,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
