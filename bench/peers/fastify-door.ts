import { createSecretKey } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import fastify, { type FastifyRequest } from 'fastify';
import { config } from './textbook-nest/textbook.config';

/** Nothing but Fastify: its own router, its own log; a token is asked for, and each request has a line. */
export function fastifyDoor() {
  const app = fastify({ logger: true, disableRequestLogging: true });
  const jwt = new JwtService();
  // A key made once: jsonwebtoken spends half a millisecond on a secret that comes as text.
  const secret = createSecretKey(Buffer.from(config.jwtSecret)) as never;
  const people = new WeakMap<FastifyRequest, string>();

  app.addHook('onRequest', async (request, reply) => {
    const [type, token] = request.headers.authorization?.split(' ') ?? [];
    try {
      if (type !== 'Bearer') throw new Error('not a bearer token');
      people.set(request, jwt.verify<{ sub: string }>(token ?? '', { secret }).sub);
    } catch {
      await reply.status(401).send();
    }
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, ip } = request;
    request.log.info({ method, url, ip, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  return { app, personOf: (request: FastifyRequest): string => people.get(request)! };
}
