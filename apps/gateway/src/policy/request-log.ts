import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@portfel/platform';
import type { GatewayRequest } from './caller';
import { newId } from './new-id';

/** One line per request, without query, body or headers; and the correlation id that all later lines share (GS-K06). */
export function logRequests(app: NestFastifyApplication, log: Logger): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const correlationId = newId();
    (request as unknown as GatewayRequest).correlationId = correlationId;
    void reply.header('x-correlation-id', correlationId);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const { correlationId, user } = request as unknown as GatewayRequest;
    log.info(
      {
        correlationId,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        ip: request.ip,
        accountId: user?.accountId,
      },
      'request',
    );
    done();
  });
}
