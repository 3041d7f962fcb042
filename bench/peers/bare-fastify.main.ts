import { createSecretKey } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import fastify from 'fastify';
import { config } from './textbook-nest/textbook.config';

/** Nothing but Fastify: its own router, its own Ajv, its own log. */
const app = fastify({ logger: true, disableRequestLogging: true });
const jwt = new JwtService();
// A key made once: jsonwebtoken spends half a millisecond on a secret that comes as text.
const secret = createSecretKey(Buffer.from(config.jwtSecret)) as never;

const body = {
  type: 'object',
  required: ['assetCode'],
  additionalProperties: false,
  properties: { assetCode: { type: 'string', pattern: '^[A-Z][A-Z0-9]{1,15}$' } },
};
const answer = {
  type: 'object',
  properties: { accountId: { type: 'string' }, assetCode: { type: 'string' }, number: { type: 'integer' } },
};

app.addHook('onRequest', async (request, reply) => {
  const [type, token] = request.headers.authorization?.split(' ') ?? [];
  try {
    if (type !== 'Bearer') throw new Error('not a bearer token');
    jwt.verify(token ?? '', { secret });
  } catch {
    await reply.status(401).send();
  }
});
app.addHook('onResponse', async (request, reply) => {
  const { method, url, ip } = request;
  request.log.info({ method, url, ip, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
});
app.post('/api/v1/wallet/accounts', { schema: { body, response: { 201: answer } } }, async (_request, reply) => {
  return await reply
    .status(201)
    .send({ accountId: '01890000-0000-7000-8000-000000000000', assetCode: 'EUR', number: 6 });
});

void app.listen({ port: config.port, host: '127.0.0.1' });
