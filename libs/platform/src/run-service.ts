import 'reflect-metadata';
import type { DynamicModule, INestApplication, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import {
  createKafkaBroker,
  MESSAGE_STORE,
  MessagingMetrics,
  MessagingTransport,
  OwnCommands,
  Sealer,
  type Broker,
  type MessageStore,
} from '@portfel/messaging';
import { CLOCK, systemClock, type Clock } from './clock';
import { loadConfig, type ConfigDefinition } from './config/load-config';
import type { PlatformSettings } from './config/settings';
import { PROTO_LOADING, protoFiles } from './grpc/proto';
import { startInternalServer, type ReadinessCheck } from './http/internal-server';
import { createLog, type Logger } from './log';
import { newMetricsRegistry } from './metrics-registry';
import { NestLog } from './nest-log';
import { GetOperationQuery } from './operations/get-operation.query';
import { BROKER, CONFIG, LOG, METRICS_REGISTRY, SERVICE_NAME } from './tokens';
import { startTracing } from './tracing';

export interface ServiceOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log?: Logger;
  /** Instead of Kafka; for component tests. */
  readonly broker?: Broker;
  /** Around the service's own store; for fault runs, which make it fail where no production code could. */
  readonly wrapStore?: (store: MessageStore) => MessageStore;
  readonly clock?: Clock;
  /** When the service cannot go on honestly. Default: exit with 1, to be restarted from outside. */
  readonly onFatal?: (reason: string) => void;
}

export interface RunningService {
  readonly name: string;
  readonly app: INestApplication;
  readonly internalUrl: string;
  close(): Promise<void>;
}

/** gRPC packages a service answers; found by name: `auth` → `portfel.auth.v1`. */
const grpcPackages = (service: string) => [`portfel.${service}.v1`, 'portfel.operations.v1'];

/** Starts a service in this process: its module, its consumers, its questions, its health page. Several may share a process. */
export async function startService(
  module: Type,
  definition: ConfigDefinition,
  options: ServiceOptions,
): Promise<RunningService> {
  const name = definition.service;
  const config = loadConfig(definition, options.env) as unknown as PlatformSettings;
  const log = options.log?.child({ service: name }) ?? createLog(name, config.LOG_LEVEL);
  const stopTracing = await startTracing(name, config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT);
  const registry = newMetricsRegistry();
  const onFatal = options.onFatal ?? exitWith(log);
  const broker = options.broker ?? createKafkaBroker({ clientId: name, brokers: config.KAFKA_BROKERS, log, onFatal });
  const sealer = new Sealer({
    service: name,
    publicKeys: config.SEALING_PUBLIC_KEYS,
    privateKey: config.SEALING_PRIVATE_KEY,
  });
  const clock = options.clock ?? systemClock;

  const answersQuestions = config.GRPC_PORT !== undefined;
  const root: DynamicModule = {
    module: ServiceRoot,
    global: true,
    imports: [module],
    controllers: answersQuestions ? [GetOperationQuery] : [],
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: LOG, useValue: log },
      { provide: BROKER, useValue: broker },
      { provide: Sealer, useValue: sealer },
      { provide: OwnCommands, useValue: new OwnCommands({ service: name, broker, sealer, now: clock }) },
      { provide: CLOCK, useValue: clock },
      { provide: METRICS_REGISTRY, useValue: registry },
      { provide: SERVICE_NAME, useValue: name },
    ],
    exports: [CONFIG, LOG, BROKER, Sealer, OwnCommands, CLOCK, METRICS_REGISTRY, SERVICE_NAME],
  };
  const app = await NestFactory.create(root, new FastifyAdapter(), { logger: new NestLog(log), abortOnError: false });

  const own = app.get<MessageStore>(MESSAGE_STORE, { strict: false });
  const store = options.wrapStore?.(own) ?? own;
  const metrics = new MessagingMetrics(registry);
  const tools = { broker, store, sealer, metrics, log, now: clock, keysAtOnce: config.KEYS_AT_ONCE };
  const transport = new MessagingTransport(name, tools);
  // What a module puts around every handler (APP_INTERCEPTOR) is put around those of messages.
  app.connectMicroservice({ strategy: transport }, { inheritAppConfig: true });
  if (answersQuestions) {
    app.connectMicroservice({
      transport: Transport.GRPC,
      options: {
        url: `${config.GRPC_HOST}:${config.GRPC_PORT}`,
        package: grpcPackages(name),
        protoPath: grpcPackages(name).flatMap(protoFiles),
        loader: PROTO_LOADING,
        maxReceiveMessageLength: config.GRPC_LIMIT_BYTES,
        gracefulShutdown: true,
      },
    });
  }
  await app.startAllMicroservices();
  await app.init();

  const checks: ReadinessCheck[] = [
    { name: 'messaging', check: () => transport.isReady() },
    { name: 'store', check: () => store.ping().then(() => true) },
  ];
  const internal = await startInternalServer({
    host: config.INTERNAL_HOST,
    port: config.INTERNAL_PORT,
    registry,
    checks,
  });
  log.info({ internalPort: internal.port }, 'service started');
  return {
    name,
    app,
    internalUrl: `http://${config.INTERNAL_HOST}:${internal.port}`,
    close: async () => {
      await app.close();
      await internal.close();
      await stopTracing();
      log.info({}, 'service stopped');
    },
  };
}

class ServiceRoot {}

export function exitWith(log: Logger): (reason: string) => void {
  return (reason) => {
    log.fatal({ reason }, 'cannot go on; exiting');
    process.exit(1);
  };
}
