import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import { VersioningType, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import { CommandSender, createKafkaBroker, MessagingMetrics, Sealer, type Broker } from '@portfel/messaging';
import {
  BROKER,
  CONFIG,
  createLog,
  exitWith,
  loadConfig,
  LOG,
  NestLog,
  newMetricsRegistry,
  startInternalServer,
  startTracing,
  systemClock,
  toProblem,
  type RunningService,
  type ServiceOptions,
} from '@portfel/platform';
import { gatewayConfig, type GatewayConfig } from './gateway.config';
import { GatewayModule } from './gateway.module';
import { serveApiDocs } from './api-docs';
import { passToAuth } from './oidc/pass-to-auth';
import { AuthNews } from './policy/auth-news';
import { bodyHashKey } from './policy/command-secret';
import { acceptPictures } from './policy/picture-body';
import { answerUnreadable, refuseUnroutable } from './policy/refusals';
import { logRequests } from './policy/request-log';
import { traceRequests } from './policy/request-trace';
import { addSecurityHeaders } from './policy/security-headers';
import { keepSignedBodies } from './policy/signed-body';
import { WalletNews } from './stream/wallet-news';

const BODY_LIMIT_BYTES = 64 * 1024;
/** The contexts the gateway sends commands to; it alone knows them all (CT-I11). */
export const COMMAND_CONTEXTS = ['auth', 'user', 'wallet'];

export interface RunningGateway extends RunningService {
  readonly url: string;
}

/** Starts the REST gateway in this process. */
export async function startGateway(options: ServiceOptions): Promise<RunningGateway> {
  const config = loadConfig(gatewayConfig, options.env);
  const log = options.log?.child({ service: 'gateway' }) ?? createLog('gateway', config.LOG_LEVEL);
  const stopTracing = await startTracing('gateway', config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
  const registry = newMetricsRegistry();
  const onFatal = options.onFatal ?? exitWith(log);
  const broker =
    options.broker ?? createKafkaBroker({ clientId: 'gateway', brokers: config.KAFKA_BROKERS, log, onFatal });
  const sender = createSender(config, broker, registry);

  const app = await createGatewayApp(
    [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: BROKER, useValue: broker },
      { provide: CommandSender, useValue: sender },
    ],
    new NestLog(log),
    { trustProxy: config.TRUSTED_PROXIES },
  );
  logRequests(app, log);
  refuseUnroutable(app);
  if (config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT) traceRequests(app);
  serveApiDocs(app);
  passToAuth(app, config, log);

  const instance = randomUUID();
  sender.start(COMMAND_CONTEXTS, `gateway.outcomes.${instance}`);
  const sessions = app.get(AuthNews).follow(broker, `gateway.sessions.${instance}`);
  const news = app.get(WalletNews).follow(broker, `gateway.news.${instance}`);
  await app.listen(config.PORT, config.HOST);

  const checks = [
    { name: 'commands', check: () => sender.isReady() },
    { name: 'sessions', check: () => sessions.isProgressing() },
    { name: 'news', check: () => news.isProgressing() },
  ];
  const internal = await startInternalServer({
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    registry,
    checks,
  });
  const { port } = app.getHttpServer().address() as AddressInfo;
  log.info({ port, internalPort: internal.port }, 'gateway started');
  return {
    name: 'gateway',
    app,
    url: `http://${config.HOST}:${port}`,
    internalUrl: `http://${config.INTERNAL_HOST}:${internal.port}`,
    close: async () => {
      await app.close();
      await Promise.all([sender.stop(), sessions.stop(), news.stop()]);
      await broker.stop();
      await internal.close();
      await stopTracing();
      log.info({}, 'gateway stopped');
    },
  };
}

/** The HTTP application without anything that connects; also what the OpenAPI document is made from. */
export async function createGatewayApp(
  providers: DynamicModule['providers'],
  logger: NestLog | false,
  { trustProxy, ...options }: { preview?: boolean; trustProxy?: string } = {},
): Promise<NestFastifyApplication> {
  const root: DynamicModule = {
    module: GatewayRoot,
    global: true,
    imports: [GatewayModule],
    providers,
    exports: providers?.map((provider) => (provider as { provide: symbol }).provide),
  };
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy,
    frameworkErrors: answerUnroutable,
    clientErrorHandler: answerUnreadable,
    // While it stops, what comes on a connection that is open still is answered like any other.
    return503OnClosing: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger,
    abortOnError: false,
    // Nest's parsers read forms; Fastify's own read JSON and text.
    bodyParser: false,
    ...options,
  });
  // JSON and nothing else: what another site's form can send without asking first is not read (415).
  app.getHttpAdapter().getInstance().removeContentTypeParser('text/plain');
  keepSignedBodies(app);
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI });
  await app.register(cookie);
  await app.register(rateLimit, { global: false, cache: 100_000 });
  addSecurityHeaders(app);
  acceptPictures(app, app.get<GatewayConfig>(CONFIG).PHOTO_LIMIT_BYTES);
  return app;
}

/** An address the router cannot read reaches neither hooks nor filters. */
function answerUnroutable(error: Error & { code: string }, _request: unknown, reply: FastifyReply): void {
  const problem = toProblem(error.code === 'FST_ERR_BAD_URL' ? 'bad-request' : 'not-found');
  void reply.status(problem.status).type('application/problem+json').send(problem);
}

function createSender(config: GatewayConfig, broker: Broker, registry: Registry): CommandSender {
  return new CommandSender({
    service: 'gateway',
    broker,
    sealer: new Sealer({
      service: 'gateway',
      publicKeys: config.SEALING_PUBLIC_KEYS,
      privateKey: config.SEALING_PRIVATE_KEY,
    }),
    metrics: new MessagingMetrics(registry),
    bodyHashKey: bodyHashKey(config.COMMAND_SECRET),
    acknowledgeMs: config.ACKNOWLEDGE_MS,
    now: systemClock,
  });
}

class GatewayRoot {}
