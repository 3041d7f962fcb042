import type { IncomingHttpHeaders } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '@portfel/contracts';
import { ProblemError, toProblem, type Logger } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import { AddressLimits, type Counted } from '../policy/address-limits';
import type { GatewayRequest } from '../policy/caller';

const PATHS = ['/oauth/*', '/.well-known/openid-configuration', '/.well-known/jwks.json'];
const FORM = 'application/x-www-form-urlencoded';

type Config = Pick<GatewayConfig, 'AUTH_OIDC_URL' | 'SECRET_WAIT_MS'>;

/**
 * Passes what applications and browsers say to the OpenID provider on to `auth`, which serves it by HTTP (ADR 0025).
 * Nothing is decided here but how often one address may ask: the protocol has its own guards. Answers 502 and 504 while
 * auth is away or silent.
 */
export function passToAuth(app: NestFastifyApplication, config: Config, log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const limits = app.get(AddressLimits);
  void fastify.register(async (scope) => {
    // The protocol speaks in forms, which no other route reads.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(FORM, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.addHook('onRequest', (request) => limits.count(limitOf(request), request));
    scope.setErrorHandler((error: FastifyError | ProblemError, request, reply) => {
      if (error instanceof ProblemError) {
        void reply.header('retry-after', error.retryAfterSeconds);
        return refuse(request, reply, error.code);
      }
      const codes: Record<number, ErrorCode> = { 413: 'payload-too-large', 415: 'unsupported-media-type' };
      return refuse(request, reply, codes[error.statusCode ?? 400] ?? 'bad-request');
    });
    for (const url of PATHS) {
      scope.route({ method: ['GET', 'POST', 'OPTIONS'], url, handler: (request, reply) => pass(request, reply) });
    }
  });

  async function pass(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const target = targetOf(request.raw.url ?? '', config.AUTH_OIDC_URL);
    if (!target) return await refuse(request, reply, 'not-found');
    try {
      const answer = await fetch(target, {
        method: request.method,
        headers: requestHeaders(request),
        body: request.body as Buffer | undefined,
        redirect: 'manual',
        signal: AbortSignal.timeout(config.SECRET_WAIT_MS),
      });
      const body = Buffer.from(await answer.arrayBuffer());
      void reply.status(answer.status).headers(responseHeaders(answer.headers));
      return await reply.send(body);
    } catch (error) {
      const { name, message } = error as Error;
      const { correlationId } = request as unknown as GatewayRequest;
      log.error({ correlationId, reason: message }, 'auth has not answered as an OpenID provider');
      return await refuse(request, reply, name === 'TimeoutError' ? 'reply-timeout' : 'service-unreachable');
    }
  }
}

/** Codes, and the secrets of applications, can be guessed at. The provider reads its paths in any case of the letters. */
function limitOf({ params }: FastifyRequest): Counted {
  const { '*': path = '' } = params as { '*'?: string };
  return /^(?:token|auth)(?:\/|$)/i.test(path) ? 'credentials' : 'ordinary';
}

function refuse(request: FastifyRequest, reply: FastifyReply, code: ErrorCode): FastifyReply {
  const { correlationId } = request as unknown as GatewayRequest;
  const problem = toProblem(code, { correlationId });
  return reply.status(problem.status).type('application/problem+json').send(problem);
}

/** undefined for a path that would be read as another one further on. */
function targetOf(rawUrl: string, authUrl: string): URL | undefined {
  const path = rawUrl.split('?')[0]!;
  const target = new URL(`${new URL(authUrl).origin}${rawUrl}`);
  const hidesSeparators = /%2e|%2f|%5c|\\|\/\//i.test(path);
  return target.pathname === path && !hidesSeparators ? target : undefined;
}

/** Headers that concern one connection only (RFC 9110 §7.6.1), and those that `fetch` sets itself. */
const NOT_PASSED_ON =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|content-length|content-encoding|accept-encoding|forwarded|x-forwarded-.*|x-access-token|cookie)$/;

function requestHeaders(request: FastifyRequest): Headers {
  const headers = passedOn(Object.entries(request.headers as IncomingHttpHeaders));
  // Of our cookies the provider is given its own, and in which language to speak.
  const cookies = (request.headers.cookie ?? '')
    .split(/; */)
    .filter((one) => /^portfel(?:_oauth|-language=)/.test(one));
  if (cookies.length > 0) headers.set('cookie', cookies.join('; '));
  headers.set('accept-encoding', 'identity');
  headers.set('x-forwarded-for', request.ip);
  headers.set('x-forwarded-host', request.host);
  headers.set('x-forwarded-proto', request.protocol);
  return headers;
}

function responseHeaders(answer: Headers): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = Object.fromEntries(passedOn(answer.entries()));
  const cookies = answer.getSetCookie();
  return cookies.length > 0 ? { ...headers, 'set-cookie': cookies } : headers;
}

function passedOn(entries: Iterable<[string, string | string[] | undefined]>): Headers {
  const all = [...entries];
  const once = String(all.find(([name]) => name === 'connection')?.[1] ?? '');
  const named = once.split(',').map((name) => name.trim().toLowerCase());
  const headers = new Headers();
  for (const [name, value] of all) {
    if (value !== undefined && !NOT_PASSED_ON.test(name) && !named.includes(name)) headers.set(name, String(value));
  }
  return headers;
}
