import { randomBytes, randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import { ConfirmationRequested, type DataToSend, type Envelope } from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import { createLog, startService, type RunningService } from '@portfel/platform';
import {
  eventually,
  EventSource,
  freshMongo,
  InMemoryBroker,
  RecordingLog,
  testAddresses,
  type FreshStore,
} from '@portfel/testing';
import { mailsTo } from '../../../tools/platform/api-client';
import { environments, PORTS_NEEDED, servicePorts, type Environment } from '../../../tools/platform/environments';
import { newSecrets, type Secrets } from '../../../tools/platform/secrets';
import { notificationConfig } from '../src/notification.config';
import { NotificationModule } from '../src/notification.module';
import { MailDoor } from './mail-door';

export const WEB_URL = 'https://portfel.example';
const HOUR_MS = 60 * 60 * 1_000;

interface Job {
  readonly _id: string;
  readonly status: 'pending' | 'sent' | 'failed';
  readonly attempts: number;
  readonly failure?: string;
  readonly sealedEmail?: string;
  readonly sealedToken?: string;
}

export interface Request extends DataToSend<typeof ConfirmationRequested> {
  readonly email: string;
  readonly token: string;
}

/** The whole of `notification` on a real database and a real mail server, with a broker in memory. */
export class NotificationHarness {
  readonly auth: EventSource;
  /** How far the service's clock is ahead. */
  private aheadMs = 0;

  private constructor(
    readonly broker: InMemoryBroker,
    readonly door: MailDoor,
    readonly log: RecordingLog,
    private readonly secrets: Secrets,
    private readonly database: FreshStore,
    private readonly services: RunningService[],
  ) {
    const publicKeys = { notification: secrets.sealing.notification!.publicKey };
    const keys = { service: 'auth', publicKeys } as ConstructorParameters<typeof Sealer>[0];
    this.auth = new EventSource(broker, 'auth', new Sealer(keys));
  }

  static async start(): Promise<NotificationHarness> {
    const [database, door] = [await freshMongo(), await MailDoor.open()];
    const harness = new NotificationHarness(new InMemoryBroker(), door, new RecordingLog(), newSecrets(), database, []);
    await harness.startService();
    return harness;
  }

  /** The service; called again, another process of it on the same data. */
  async startService(): Promise<RunningService> {
    const service = await startService(NotificationModule, notificationConfig, {
      env: notificationEnvironment(this.secrets, this.database.url, this.door.url),
      broker: this.broker,
      log: createLog('notification', 'debug', this.log.destination),
      clock: () => new Date(Date.now() + this.aheadMs),
    });
    this.services.push(service);
    return service;
  }

  get service(): RunningService {
    return this.services.at(-1)!;
  }

  passTime(ms: number): void {
    this.aheadMs += ms;
  }

  newRequest(change: Partial<Request> = {}): Request {
    const name = `ann.${randomBytes(6).toString('hex')}`;
    return {
      accountId: randomUUID(),
      username: name,
      email: `${name}@example.org`,
      token: randomBytes(32).toString('base64url'),
      expiresAt: new Date(Date.now() + this.aheadMs + HOUR_MS).toISOString(),
      ...change,
    };
  }

  request(request: Request): Promise<Envelope> {
    return this.auth.publish(ConfirmationRequested, request);
  }

  async jobs(accountId: string): Promise<Job[]> {
    const { database } = this;
    return await this.collection('deliveries')
      .find<Job>({ accountId })
      .toArray()
      .catch((error: unknown) => {
        throw new Error(`${database.url} cannot be read`, { cause: error });
      });
  }

  /** Waits for the one job of an account to come to its end. */
  async ended(accountId: string): Promise<Job> {
    return await eventually(
      async () => {
        const jobs = await this.jobs(accountId);
        expect(jobs).toHaveLength(1);
        expect(jobs[0]!.status).not.toBe('pending');
        return jobs[0]!;
      },
      { withinMs: 20_000 },
    );
  }

  /** Everything the database holds, as text. */
  async dump(): Promise<string> {
    const names = ['deliveries', 'inbox', 'outbox', 'locks'];
    return JSON.stringify(await Promise.all(names.map((name) => this.collection(name).find().toArray())));
  }

  mails({ email }: Pick<Request, 'email'>): ReturnType<typeof mailsTo> {
    return mailsTo(testAddresses().mailWebUrl, email);
  }

  async close(): Promise<void> {
    await Promise.all(this.services.map((service) => service.close()));
    await this.door.shut();
    await this.database.drop();
  }

  private collection(name: string) {
    return this.service.app.get(Connection, { strict: false }).collection(name);
  }
}

function notificationEnvironment(secrets: Secrets, mongoUrl: string, smtpUrl: string): Environment {
  const addresses = {
    kafkaBrokers: ['nowhere:9092'],
    databaseUrls: { auth: '', wallet: '' },
    mongoUrls: { user: '', notification: mongoUrl },
    smtpUrl,
    webUrl: WEB_URL,
  };
  const ports = servicePorts(Array.from({ length: PORTS_NEEDED }, () => 0));
  return environments(addresses, ports, secrets).notification;
}
