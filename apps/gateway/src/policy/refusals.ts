import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemError, toProblem } from '@portfel/platform';

const URL_LIMIT = 2_048;

/** What the router cannot place: an address that is too long, and a known one that does not take the method. */
export function refuseUnroutable(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const addresses = new Map<string, { pattern: RegExp; methods: Set<string> }>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const known = addresses.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    addresses.set(url, known);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.url.length > URL_LIMIT) return done(new ProblemError('uri-too-long'));
    if (!request.is404) return done();
    const path = request.url.split('?')[0]!;
    const allowed = [...addresses.values()].flatMap(({ pattern, methods }) => (pattern.test(path) ? [...methods] : []));
    if (allowed.length === 0) return done();
    void reply.header('allow', [...new Set(allowed)].sort().join(', '));
    done(new ProblemError('method-not-allowed'));
  });
}

/** `/me/sessions/:sessionId` as the router reads it. */
function patternOf(url: string): RegExp {
  const literal = url.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${literal.replaceAll(/:\w+/g, '[^/]+')}$`);
}

const CODES = { HPE_HEADER_OVERFLOW: 'headers-too-large' } as const;

/** Bytes that are no HTTP request, or whose headers are too large, reach no route: answered on the socket. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  // After another answer this one could be taken for the answer to something else.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return void socket.destroy();
  const problem = toProblem(CODES[error.code as keyof typeof CODES] ?? 'bad-request');
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${problem.status} ${problem.title}\r\nContent-Type: application/problem+json`;
  socket.end(`${head}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`);
}
