import { randomBytes, randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import {
  ConfirmAccount,
  ConfirmationRequested,
  EndSession,
  Envelope,
  eventTopic,
  OutcomeData,
  outcomeTopic,
  RefreshSession,
  sealedFields,
  SignIn,
  SignUp,
  type Actor,
  type AnyCommand,
  type AnyEvent,
  type AuthQueryService,
  type CheckSessionRequest,
  type DataToSend,
  type ListSessionsResponse,
} from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer, type Broker, type CommandEnd } from '@portfel/messaging';
import { createQuestionClient, startService, type QuestionClient } from '@portfel/platform';
import { eventually, freshPostgres, InMemoryBroker, type FreshStore } from '@portfel/testing';
import { freePorts } from '../../../tools/local/local';
import {
  environments,
  NOWHERE,
  PORTS_NEEDED,
  servicePorts,
  type Environment,
} from '../../../tools/platform/environments';
import { newSecrets, type Secrets } from '../../../tools/platform/secrets';
import { authConfig } from '../src/auth.config';
import { AuthModule } from '../src/auth.module';

const WAIT_MS = 20_000;

export type Visitor = Omit<DataToSend<typeof SignUp>, 'accountId'> & { email: string; password: string };
type Credentials = { email: string; password: string; code?: string; device?: string };
type SignedIn = Extract<CommandEnd<typeof SignIn>, { status: 'accepted' }>['result'];

/** A person nobody knows yet, with right answers to everything. */
export function newVisitor(over: Partial<Visitor> = {}): Visitor {
  const username = `ann.${randomBytes(6).toString('hex')}`;
  const right = { username, email: `${username}@example.org`, password: 'Correct-horse-1', termsAccepted: true };
  return { ...right, profile: { publicEmail: false }, ...over };
}

export const rejectedWith = (code: string) => ({ status: 'rejected', rejection: { code } });

/** The tokens and facts of a granted session, opened as the gateway opens them. */
export async function opened(end: CommandEnd<typeof SignIn | typeof RefreshSession>) {
  if (end.status !== 'accepted') throw new Error(`No session was granted: ${JSON.stringify(end)}`);
  const { email, accessToken, refreshToken, ...plain } = end.result as SignedIn;
  return {
    ...plain,
    email: await email.open(),
    accessToken: await accessToken.open(),
    refreshToken: await refreshToken.open(),
    sessionId: (await refreshToken.open()).split('.')[0]!,
  };
}

export interface AuthOptions {
  /** A second instance on the same data: the first one's. */
  readonly besides?: AuthHarness;
  readonly env?: Environment;
}

/** The whole of `auth` on a real database and a broker in memory, and a gateway's way to it. */
export class AuthHarness {
  private constructor(
    readonly broker: InMemoryBroker,
    readonly secrets: Secrets,
    readonly clock: TestClock,
    readonly database: FreshStore,
    private readonly gate: Gate,
    private readonly sender: CommandSender,
    private readonly ports: { readonly grpc: number },
    private readonly service: Awaited<ReturnType<typeof startService>>,
    private readonly ownsDatabase: boolean,
  ) {}

  static async start({ besides, env = {} }: AuthOptions = {}): Promise<AuthHarness> {
    const database = besides?.database ?? (await freshPostgres());
    const secrets = besides?.secrets ?? newSecrets();
    const clock = besides?.clock ?? new TestClock();
    const broker = new InMemoryBroker();
    const [grpc] = (await freePorts(1)) as [number];
    const service = await startService(AuthModule, authConfig, {
      env: { ...authEnvironment(secrets, database.url, grpc), ...env },
      broker,
      clock: clock.now,
    });
    const gate = new Gate(broker);
    const sender = new CommandSender({
      service: 'gateway',
      broker: behind(gate, broker),
      sealer: sealerOf(secrets, 'gateway'),
      metrics: new MessagingMetrics(new Registry()),
      bodyHashKey: Buffer.from(secrets.commandSecret),
      acknowledgeMs: WAIT_MS,
      now: clock.now,
    });
    sender.start(['auth'], 'spec');
    return new AuthHarness(broker, secrets, clock, database, gate, sender, { grpc }, service, !besides);
  }

  async close(): Promise<void> {
    await this.sender.stop();
    await this.service.close();
    if (this.ownsDatabase) await this.database.drop();
  }

  send<C extends AnyCommand>(
    contract: C,
    data: DataToSend<C>,
    { commandId = randomUUID(), actor = { type: 'visitor' } }: { commandId?: string; actor?: Actor } = {},
  ): Promise<CommandEnd<C>> {
    return this.sender.send(contract, data, { commandId, actor, correlationId: randomUUID(), waitMs: WAIT_MS });
  }

  /** Sends them so that they arrive as one batch, and their handlers run at the same time. */
  async atOnce<T>(sends: readonly (() => Promise<T>)[]): Promise<T[]> {
    this.gate.closeUntil(sends.length);
    return await Promise.all(sends.map((send) => send()));
  }

  signUp(visitor: Visitor, accountId: string = randomUUID()): Promise<CommandEnd<typeof SignUp>> {
    return this.send(SignUp, { accountId, ...visitor }, { commandId: accountId });
  }

  confirm(token: string, commandId: string = randomUUID()): Promise<CommandEnd<typeof ConfirmAccount>> {
    return this.send(ConfirmAccount, { confirmationId: commandId, token }, { commandId });
  }

  signIn(credentials: Credentials): Promise<CommandEnd<typeof SignIn>> {
    const sessionId = randomUUID();
    const { email, password, code, device } = credentials;
    return this.send(SignIn, { sessionId, email, password, code, device }, { commandId: sessionId });
  }

  refresh(refreshToken: string): Promise<CommandEnd<typeof RefreshSession>> {
    return this.send(RefreshSession, { sessionId: refreshToken.split('.')[0]!, refreshToken });
  }

  endSession(sessionId: string, accountId: string): Promise<CommandEnd<typeof EndSession>> {
    return this.send(EndSession, { sessionId }, { actor: { type: 'account', id: accountId } });
  }

  /** Signed up, the mailed link not used yet. */
  async unconfirmed(): Promise<Visitor & { accountId: string; token: string }> {
    const visitor = newVisitor();
    const accountId = randomUUID();
    const end = await this.signUp(visitor, accountId);
    if (end.status !== 'accepted') throw new Error(`Sign-up failed: ${JSON.stringify(end)}`);
    return { ...visitor, accountId, token: await this.mailedToken(accountId) };
  }

  async confirmed(): Promise<Visitor & { accountId: string; token: string }> {
    const person = await this.unconfirmed();
    const end = await this.confirm(person.token);
    if (end.status !== 'accepted') throw new Error(`Confirmation failed: ${JSON.stringify(end)}`);
    return person;
  }

  async signedIn() {
    const person = await this.confirmed();
    return { ...person, ...(await opened(await this.signIn(person))) };
  }

  /** The one-time token of the latest mail, as `notification` reads it. */
  async mailedToken(accountId: string, contract: AnyEvent = ConfirmationRequested): Promise<string> {
    return await this.toldToNotification(contract, accountId, 'token');
  }

  /** Where the latest mail of this kind goes, as `notification` reads it. */
  mailedEmail(contract: AnyEvent, accountId: string): Promise<string> {
    return this.toldToNotification(contract, accountId, 'email');
  }

  /** A sealed field of the latest event about an account, as `notification` reads it. */
  async toldToNotification(contract: AnyEvent, accountId: string, field: string): Promise<string> {
    const sealed = this.events(contract, accountId).at(-1)!.data[field] as string;
    const declaration = sealedFields(contract.data).get(field)!;
    return (await sealerOf(this.secrets, 'notification').open(declaration, accountId, sealed)) as string;
  }

  /** The published events of one contract; of one key, if given. */
  events(contract: AnyEvent, key?: string): Envelope[] {
    return this.parsed(eventTopic('auth')).filter(
      ({ event_name: name, data }) =>
        name === contract.name && (key === undefined || contract.key(data as never) === key),
    );
  }

  outcomes(commandId?: string): OutcomeData[] {
    const all = this.parsed(outcomeTopic('auth')).map(({ data }) => OutcomeData.parse(data));
    return all.filter(({ command_id: id }) => commandId === undefined || id === commandId);
  }

  /** Every row of a table, columns as the driver gives them. */
  rows(table: string): Promise<Record<string, unknown>[]> {
    return this.sql(`SELECT * FROM ${table} t ORDER BY t::text`);
  }

  sql(text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    return this.service.app.get(DataSource, { strict: false }).query(text, values);
  }

  questions(serviceToken = this.secrets.serviceToken): QuestionClient<AuthQueryService> {
    const service = { package: 'portfel.auth.v1', name: 'AuthQueryService' };
    return createQuestionClient(service, `127.0.0.1:${this.ports.grpc}`, { serviceToken, deadlineMs: 10_000 });
  }

  /** As its owner asks. */
  async sessionsOf(accountId: string): Promise<ListSessionsResponse['sessions']> {
    const client = this.questions();
    try {
      const context = { correlationId: randomUUID(), actorId: accountId };
      return (await client.ask('ListSessions', { accountId }, context)).sessions;
    } finally {
      client.close();
    }
  }

  async isAlive({ sessionId, accountId }: CheckSessionRequest): Promise<boolean> {
    const client = this.questions();
    try {
      return (await client.ask('CheckSession', { sessionId, accountId }, { correlationId: randomUUID() })).alive;
    } finally {
      client.close();
    }
  }

  /** Waits until nobody can use a session any more. */
  async ended(session: CheckSessionRequest): Promise<void> {
    await eventually(async () => expect(await this.isAlive(session)).toBe(false));
  }

  private parsed(topic: string): Envelope[] {
    return this.broker.records(topic).map(({ value }) => Envelope.parse(JSON.parse(String(value))));
  }
}

/** Time that passes when a spec says so. */
class TestClock {
  private at = Date.parse('2026-03-01T12:00:00.000Z');
  readonly now = () => new Date(this.at);

  advance(ms: number): void {
    this.at += ms;
  }
}

/** In front of the broker: holds messages back until so many have come, and hands them over as one. */
class Gate implements Pick<Broker, 'produce'> {
  private expected = 0;
  private held: Parameters<Broker['produce']>[0][number][] = [];

  constructor(private readonly broker: InMemoryBroker) {}

  closeUntil(messages: number): void {
    this.expected = messages;
  }

  async produce(...[messages, options]: Parameters<Broker['produce']>): Promise<void> {
    this.held.push(...messages);
    if (this.held.length < this.expected) return;
    const all = this.held;
    this.held = [];
    this.expected = 0;
    await this.broker.produce(all, options);
  }
}

/** The broker with something in front of its way in. */
function behind(gate: Gate, broker: InMemoryBroker): Broker {
  return new Proxy<Broker>(broker, {
    get: (target, name: keyof Broker) =>
      name === 'produce' ? gate.produce.bind(gate) : (target[name].bind(target) as unknown),
  });
}

/** The keys of one service. */
export function sealerOf(secrets: Secrets, service: string): Sealer {
  const publicKeys = Object.fromEntries(Object.entries(secrets.sealing).map(([name, pair]) => [name, pair.publicKey]));
  const privateKey = secrets.sealing[service]!.privateKey;
  return new Sealer({ service, publicKeys, privateKey } as ConstructorParameters<typeof Sealer>[0]);
}

function authEnvironment(secrets: Secrets, databaseUrl: string, grpcPort: number): Environment {
  const addresses = { ...NOWHERE, databaseUrls: { ...NOWHERE.databaseUrls, auth: databaseUrl } };
  const ports = servicePorts([0, grpcPort, ...Array.from({ length: PORTS_NEEDED - 2 }, () => 0)]);
  return environments(addresses, ports, secrets, { NODE_ENV: 'test', LOG_LEVEL: 'silent' }).auth;
}
