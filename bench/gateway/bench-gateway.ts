import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CommandSender } from '@portfel/messaging';
import { BROKER, CONFIG, createLog, loadConfig, LOG, NestLog } from '@portfel/platform';
import { jwksOf } from '../../apps/gateway/test/access-token';
import { FakeQuestions } from '../../apps/gateway/test/fake-questions';
import { gatewayConfig } from '../../apps/gateway/src/gateway.config';
import { logRequests } from '../../apps/gateway/src/policy/request-log';
import { createGatewayApp } from '../../apps/gateway/src/start-gateway';
import { environments, NOWHERE, servicePorts } from '../../tools/platform/environments';
import { secretsIn } from '../../tools/platform/secrets';
import { config } from '../peers/textbook-nest/textbook.config';

/** The real gateway with all its policy; behind its routes a command has its outcome at once, and there is no broker. */
export async function startBenchGateway(secretsFile: string): Promise<NestFastifyApplication> {
  const secrets = secretsIn(secretsFile);
  const { questions, port: grpcPort } = await FakeQuestions.start();
  questions.on('GetSigningKeys', () => ({ jwksJson: jwksOf(secrets) }));
  questions.on('CheckSession', () => ({ alive: true }));

  const ports = servicePorts([config.port, grpcPort, grpcPort, grpcPort, grpcPort, 0, 0, 0, 0, 0]);
  const log = createLog('gateway', 'info');
  const app = await createGatewayApp(
    [
      { provide: CONFIG, useValue: loadConfig(gatewayConfig, environments(NOWHERE, ports, secrets).gateway) },
      { provide: LOG, useValue: log },
      { provide: BROKER, useValue: {} },
      { provide: CommandSender, useValue: { send: async () => ({ status: 'accepted', result: RESULT }) } },
    ],
    new NestLog(log),
  );
  logRequests(app, log);
  await app.listen(config.port, '127.0.0.1');
  return app;
}

const RESULT = { accountId: '01890000-0000-7000-8000-000000000000', assetCode: 'EUR', number: 6 };
