import { randomBytes, randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import {
  AccountRegistered,
  Envelope,
  ProfileCreated,
  type DataToSend,
  type UserQueryService,
} from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import {
  createLog,
  createQuestionClient,
  startService,
  type QuestionClient,
  type RunningService,
} from '@portfel/platform';
import { EventSource, freshMongo, InMemoryBroker, RecordingLog, type FreshStore } from '@portfel/testing';
import { freePorts } from '../../../tools/local/ports';
import { environments, PORTS_NEEDED, servicePorts, type Environment } from '../../../tools/platform/environments';
import { newSecrets, type Secrets } from '../../../tools/platform/secrets';
import { userConfig } from '../src/user.config';
import { UserModule } from '../src/user.module';

export type Registration = DataToSend<typeof AccountRegistered>;

/** A person with a whole profile, every word of it unmistakable. */
export function newRegistration() {
  const mark = randomBytes(6).toString('hex');
  const profile = {
    firstName: `First-${mark}`,
    lastName: `Last-${mark}`,
    twitter: `@t-${mark}`,
    linkedIn: `in/${mark}`,
    personalWebsite: `https://${mark}.example.org`,
    title: `Title ${mark}`,
    bio: `Bio ${mark}`,
    publicEmail: true,
  };
  return { accountId: randomUUID(), username: `Ann.${mark}`, profile } satisfies Registration;
}

/** The whole of `user` on a real database and a broker in memory. */
export class UserHarness {
  private readonly clients: QuestionClient<UserQueryService>[] = [];
  /** The events of `auth`, sealed as they should be. */
  readonly auth: EventSource;

  private constructor(
    readonly broker: InMemoryBroker,
    readonly service: RunningService,
    readonly log: RecordingLog,
    private readonly secrets: Secrets,
    private readonly grpcPort: number,
    private readonly database: FreshStore,
  ) {
    this.auth = this.authSealingTo('user');
  }

  static async start(): Promise<UserHarness> {
    const [database, [grpcPort], secrets] = [await freshMongo(), await freePorts(1), newSecrets()];
    const broker = new InMemoryBroker();
    const log = new RecordingLog();
    const service = await startService(UserModule, userConfig, {
      env: userEnvironment(secrets, database.url, grpcPort!),
      broker,
      log: createLog('user', 'debug', log.destination),
    });
    return new UserHarness(broker, service, log, secrets, grpcPort!, database);
  }

  /** An `auth` that takes another service's key for the one of `user`. */
  authSealingTo(service: string): EventSource {
    const { publicKey } = this.secrets.sealing[service]!;
    const keys = { service: 'auth', publicKeys: { user: publicKey } } as ConstructorParameters<typeof Sealer>[0];
    return new EventSource(this.broker, 'auth', new Sealer(keys));
  }

  /** A person signs up, and has a profile. */
  async registered(registration = newRegistration()) {
    const event = await this.auth.publish(AccountRegistered, registration);
    await this.log.handled(event.event_id, 1);
    return { ...registration, event };
  }

  created(accountId: string): Envelope[] {
    const records = this.broker.records(ProfileCreated.topic);
    return records
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter(({ data }) => data.accountId === accountId);
  }

  deadLetters(): string[] {
    return this.broker.records('user.dead-letters').map(({ value }) => String(value));
  }

  profiles(filter: Record<string, unknown> = {}): Promise<Record<string, unknown>[]> {
    const connection = this.service.app.get(Connection, { strict: false });
    return connection.collection('profiles').find(filter).toArray();
  }

  questions(serviceToken = this.secrets.serviceToken): QuestionClient<UserQueryService> {
    const service = { package: 'portfel.user.v1', name: 'UserQueryService' };
    const address = `127.0.0.1:${this.grpcPort}`;
    const client = createQuestionClient<UserQueryService>(service, address, { serviceToken, deadlineMs: 10_000 });
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    this.clients.forEach((client) => client.close());
    await this.service.close();
    await this.database.drop();
  }
}

function userEnvironment(secrets: Secrets, mongoUrl: string, grpcPort: number): Environment {
  const addresses = {
    kafkaBrokers: ['nowhere:9092'],
    databaseUrls: { auth: '', wallet: '' },
    mongoUrls: { user: mongoUrl, notification: '' },
    smtpUrl: '',
    webUrl: '',
  };
  const ports = servicePorts([0, 0, grpcPort, ...Array.from({ length: PORTS_NEEDED - 3 }, () => 0)]);
  return environments(addresses, ports, secrets).user;
}
