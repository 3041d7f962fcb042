import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { InjectOptions } from 'fastify';
import { outcomeTopic, commandTopic, errorText, type Envelope, type ErrorCode } from '@portfel/contracts';
import { createLog } from '@portfel/platform';
import { InMemoryBroker } from '@portfel/testing';
import { environments, NOWHERE, servicePorts, type Environment } from '../../../tools/platform/environments';
import { newSecrets, type Secrets } from '../../../tools/platform/secrets';
import { startGateway } from '../src/start-gateway';
import { jwksOf, TestPerson } from './access-token';
import { FakeService } from './fake-service';
import { FakeQuestions } from './fake-questions';

export interface RequestOptions {
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly bytes?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Access token of a signed-in caller. */
  readonly token?: string;
  /** Where the connection comes from. */
  readonly remoteAddress?: string;
}

export type Answer = Awaited<ReturnType<NestFastifyApplication['inject']>>;

/** The real gateway; around it a broker in memory, scripted services, and whoever calls. */
export interface GatewayHarness {
  readonly broker: InMemoryBroker;
  readonly auth: FakeService;
  readonly user: FakeService;
  readonly wallet: FakeService;
  readonly questions: FakeQuestions;
  readonly secrets: Secrets;
  readonly log: string[];
  readonly url: string;
  request(method: string, path: string, options?: RequestOptions): Promise<Answer>;
  /** Any request, also outside `/api/v1`. */
  inject(options: InjectOptions): Promise<Answer>;
  newPerson(): TestPerson;
  /** The commands the broker holds. */
  commands(): Envelope[];
  /** Every byte the gateway and the scripted services have put on topics. */
  wire(): string;
  close(): Promise<void>;
}

/** @param env settings that differ from the defaults, e.g. short waits */
export async function startHarness(env: Environment = {}): Promise<GatewayHarness> {
  const secrets = newSecrets();
  const broker = new InMemoryBroker();
  const auth = new FakeService('auth', broker, secrets);
  const user = new FakeService('user', broker, secrets);
  const wallet = new FakeService('wallet', broker, secrets);
  const { questions, port } = await FakeQuestions.start();
  questions.on('GetSigningKeys', () => ({ jwksJson: jwksOf(secrets) }));
  questions.on('CheckSession', () => ({ alive: true }));
  questions.on('GetOperation', ({ commandId }) => auth.operation(commandId));

  const log: string[] = [];
  const gateway = await startGateway({
    env: { ...gatewayEnvironment(secrets, port), ...env },
    broker,
    log: createLog('gateway', 'debug', { write: (line) => void log.push(line) }),
  });
  const app = gateway.app as NestFastifyApplication;
  const contexts = [auth, user, wallet].map(({ name }) => name);
  const parsed = (topic: string) => broker.records(topic).map(({ value }) => JSON.parse(String(value)) as Envelope);
  return {
    broker,
    auth,
    user,
    wallet,
    questions,
    secrets,
    log,
    url: gateway.url,
    request: (method, path, { body, bytes, headers, token, remoteAddress } = {}) =>
      app.inject({
        method: method as 'GET',
        remoteAddress,
        url: `/api/v1${path}`,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        payload: bytes ?? (body === undefined ? undefined : JSON.stringify(body)),
      }),
    inject: (options) => app.inject(options),
    newPerson: () => new TestPerson(secrets),
    commands: () => contexts.map(commandTopic).flatMap(parsed),
    wire: () =>
      JSON.stringify(contexts.flatMap((context) => [commandTopic(context), outcomeTopic(context)]).map(parsed)),
    close: async () => {
      await Promise.all([auth.close(), user.close(), wallet.close()]);
      await gateway.close();
      questions.close();
    },
  };
}

/** Asserts a whole problem answer: RFC 9457 and the fields the sources had (CT-X03, SD-U14). */
export function expectProblem(answer: Answer, code: ErrorCode): Record<string, string[]> | undefined {
  const { status, text } = errorText(code);
  const body = answer.json<Record<string, unknown> & { errors?: Record<string, string[]> }>();
  expect(body).toEqual({
    success: false,
    type: `urn:portfel:problem:${code}`,
    title: text,
    status,
    code,
    statusCode: status,
    message: code,
    error: text,
    correlationId: answer.headers['x-correlation-id'],
    ...(body.errors ? { errors: body.errors } : {}),
  });
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.headers['www-authenticate']).toBe(status === 401 ? challengeOf(code) : undefined);
  expect(answer.headers['retry-after']).toBe({ 429: '15', 503: '2' }[status as number]);
  return body.errors;
}

const challengeOf = (code: ErrorCode) =>
  code === 'client-required' ? 'Basic realm="portfel", charset="UTF-8"' : `Bearer error="${code}"`;

function gatewayEnvironment(secrets: Secrets, grpcPort: number): Environment {
  const ports = servicePorts([0, grpcPort, grpcPort, grpcPort, grpcPort, 0, 0, 0, 0, 0]);
  // Answers come from memory and come at once: what is not there after this long will not come.
  const waits = { COMMAND_WAIT_MS: '10000', SECRET_WAIT_MS: '10000', ACKNOWLEDGE_MS: '50', STREAM_LIFE_MS: '300' };
  return environments(NOWHERE, ports, secrets, waits).gateway;
}
