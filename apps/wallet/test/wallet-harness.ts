import { randomBytes, randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { AccountRegistered, Envelope, WalletOpened, type WalletQueryService } from '@portfel/contracts';
import { Sealer } from '@portfel/messaging';
import {
  createLog,
  createQuestionClient,
  startService,
  type QuestionClient,
  type RunningService,
} from '@portfel/platform';
import { eventually, EventSource, freshPostgres, InMemoryBroker, type FreshStore } from '@portfel/testing';
import { freePorts } from '../../../tools/local/ports';
import { environments, PORTS_NEEDED, servicePorts, type Environment } from '../../../tools/platform/environments';
import { newSecrets } from '../../../tools/platform/secrets';
import { walletConfig } from '../src/wallet.config';
import { WalletModule } from '../src/wallet.module';

export interface Registration {
  readonly accountId: string;
  readonly username: string;
  readonly profile: { firstName: string; publicEmail: boolean };
}

export function newRegistration(): Registration {
  const name = `ann.${randomBytes(6).toString('hex')}`;
  return { accountId: randomUUID(), username: name, profile: { firstName: `First-${name}`, publicEmail: false } };
}

/** The whole of `wallet` on a real database and a broker in memory. */
export class WalletHarness {
  private readonly clients: QuestionClient<WalletQueryService>[] = [];

  private constructor(
    readonly broker: InMemoryBroker,
    readonly auth: EventSource,
    readonly service: RunningService,
    private readonly log: readonly string[],
    private readonly serviceToken: string,
    private readonly grpcPort: number,
    private readonly database: FreshStore,
  ) {}

  static async start(env: Environment = {}): Promise<WalletHarness> {
    const [database, [grpcPort], secrets] = [await freshPostgres(), await freePorts(1), newSecrets()];
    const broker = new InMemoryBroker();
    const log: string[] = [];
    const service = await startService(WalletModule, walletConfig, {
      env: { ...walletEnvironment(secrets, database.url, grpcPort!), ...env },
      broker,
      log: createLog('wallet', 'debug', { write: (line) => void log.push(line) }),
    });
    const publicKeys = Object.fromEntries(
      Object.entries(secrets.sealing).map(([name, pair]) => [name, pair.publicKey]),
    );
    const sealer = new Sealer({ service: 'auth', publicKeys } as ConstructorParameters<typeof Sealer>[0]);
    const auth = new EventSource(broker, 'auth', sealer);
    return new WalletHarness(broker, auth, service, log, secrets.serviceToken, grpcPort!, database);
  }

  /** A person signs up, and the wallet is open. */
  async registered(registration = newRegistration()): Promise<Registration & { event: Envelope }> {
    const event = await this.auth.publish(AccountRegistered, registration);
    await this.handled(event, 1);
    return { ...registration, event };
  }

  /** Waits until an event has been handled so often, effect and repeats. @returns how each time ended */
  async handled(event: Envelope, times: number): Promise<string[]> {
    return await eventually(() => {
      const outcomes = this.log
        .filter((line) => line.includes('"message handled"') && line.includes(event.event_id))
        .map((line) => (JSON.parse(line) as { outcome: string }).outcome);
      expect(outcomes).toHaveLength(times);
      return outcomes.sort();
    });
  }

  logText(): string {
    return this.log.join('');
  }

  opened(): Envelope[] {
    const records = this.broker.records(WalletOpened.topic);
    return records.map(({ value }) => Envelope.parse(JSON.parse(String(value))));
  }

  sql<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.service.app.get(DataSource, { strict: false }).query(text, values);
  }

  questions(serviceToken = this.serviceToken): QuestionClient<WalletQueryService> {
    const service = { package: 'portfel.wallet.v1', name: 'WalletQueryService' };
    const address = `127.0.0.1:${this.grpcPort}`;
    const client = createQuestionClient<WalletQueryService>(service, address, { serviceToken, deadlineMs: 10_000 });
    this.clients.push(client);
    return client;
  }

  async close(): Promise<void> {
    this.clients.forEach((client) => client.close());
    await this.service.close();
    await this.database.drop();
  }
}

function walletEnvironment(secrets: ReturnType<typeof newSecrets>, databaseUrl: string, grpcPort: number): Environment {
  const addresses = {
    kafkaBrokers: ['nowhere:9092'],
    databaseUrls: { auth: '', wallet: databaseUrl },
    mongoUrls: { user: '', notification: '' },
    smtpUrl: '',
    webUrl: '',
  };
  const ports = servicePorts([0, 0, 0, grpcPort, ...Array.from({ length: PORTS_NEEDED - 4 }, () => 0)]);
  return environments(addresses, ports, secrets).wallet;
}
