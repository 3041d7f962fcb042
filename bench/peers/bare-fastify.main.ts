import { fastifyDoor } from './fastify-door';
import { config } from './textbook-nest/textbook.config';

const { app } = fastifyDoor();

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

app.post('/api/v1/wallet/accounts', { schema: { body, response: { 201: answer } } }, async (_request, reply) => {
  return await reply
    .status(201)
    .send({ accountId: '01890000-0000-7000-8000-000000000000', assetCode: 'EUR', number: 6 });
});

void app.listen({ port: config.port, host: '127.0.0.1' });
