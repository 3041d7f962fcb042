import { execFile } from 'node:child_process';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { JWK } from 'jose';
import { Registry } from 'prom-client';
import { SignIn } from '@portfel/contracts';
import { CommandSender, createKafkaBroker, MessagingMetrics, Sealer } from '@portfel/messaging';
import { eventually, silentLog } from '@portfel/testing';
import { repositoryFolder } from '../../tools/local/local';
import { startPlatform, type TestPlatform } from './platform';

type Row = Record<string, string | number>;

describe('an operator with npm run messages', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());

  const run = (...args: string[]): Promise<{ status: number; text: string }> =>
    new Promise((resolve) => {
      const stores = {
        ...platform.databaseUrls,
        user: platform.parts.mongoUrl('user'),
        notification: platform.parts.mongoUrl('notification'),
      };
      const env = {
        PATH: '/usr/bin:/bin',
        KAFKA_BROKERS: platform.parts.kafkaBrokers.join(','),
        MESSAGE_STORES: JSON.stringify(stores),
      };
      const entry = join(repositoryFolder, 'dist/tools/messages/main.js');
      execFile(process.execPath, ['--no-warnings', entry, ...args], { env, timeout: 60_000 }, (error, out, err) =>
        resolve({ status: error ? 1 : 0, text: `${out}${err}` }),
      );
    });
  const rows = async (...args: string[]) => {
    const { status, text } = await run(...args, '--json');
    if (status !== 0) throw new Error(text);
    return JSON.parse(text) as Row[];
  };
  const broker = () =>
    createKafkaBroker({ clientId: 'spec', brokers: platform.parts.kafkaBrokers, log: silentLog, onFatal: () => {} });

  /** A command that only a stranger could open: `auth` fails on it for its own sake. */
  const sendUnreadable = async () => {
    const stranger = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }) as JWK;
    const client = broker();
    const sender = new CommandSender({
      service: 'gateway',
      broker: client,
      sealer: new Sealer({ service: 'gateway', publicKeys: { auth: stranger } }),
      metrics: new MessagingMetrics(new Registry()),
      bodyHashKey: Buffer.alloc(32),
      acknowledgeMs: 5_000,
      now: () => new Date(),
    });
    const sessionId = randomUUID();
    const data = { sessionId, email: 'ann@portfel.example', password: 'Correct-horse-1' };
    const visitor = { type: 'visitor' as const };
    await sender.send(SignIn, data, { commandId: sessionId, actor: visitor, correlationId: 'c', waitMs: 0 });
    await client.stop();
    return sessionId;
  };

  it('sees what waits and why, tries it again, and ends what cannot be done', async () => {
    const id = await sendUnreadable();
    const [parked] = await eventually(async () => {
      const found = await rows('parked');
      expect(found).toHaveLength(1);
      return found;
    });
    expect(parked).toMatchObject({
      service: 'auth',
      consumer: 'auth.commands',
      key: id,
      id,
      message: 'Auth.SignIn@1',
      state: 'failed, 0 retries',
      reason: 'CannotOpen',
    });

    expect((await rows('redrive', '--id', id)).map(({ count }) => count)).toEqual([1, 1, 0]);
    expect(await rows('parked')).toMatchObject([{ id, state: 'failed, 1 retries' }]);

    expect((await rows('give-up', id)).map(({ count }) => count)).toEqual([1]);
    expect(await rows('parked')).toEqual([]);
    expect(await rows('dead', '--service', 'auth')).toMatchObject([{ id, reason: 'given-up: CannotOpen' }]);
    const { rows: outcomes } = await platform
      .postgres('auth')
      .query<{ code: string }>(`SELECT outcome->'rejection'->>'code' AS code FROM inbox WHERE message_id = $1`, [id]);
    expect(outcomes).toEqual([{ code: 'internal-error' }]);
  });

  it('sees what could not be read, without what a person has said', async () => {
    const eventId = randomUUID();
    const envelope = {
      event_id: eventId,
      event_name: 'Auth.SignUp',
      event_version: 7,
      data: { bio: 'a private word' },
    };
    const client = broker();
    await client.produce([{ topic: 'auth.commands', key: eventId, value: Buffer.from(JSON.stringify(envelope)) }]);
    await client.stop();
    await eventually(async () => expect(await rows('dead', '--id', eventId)).toHaveLength(1));
    const { text } = await run('show', eventId);
    expect(text).toMatch(/data\.bio +\(text, 14 characters\)/);
    expect(text).not.toContain('private word');
    expect((await rows('redrive', '--id', eventId)).map(({ count }) => count)).toEqual([0, 0, 1]);
    await eventually(async () => expect(await rows('dead', '--id', eventId)).toHaveLength(2));
  });

  it('sees lag and outboxes of the live parts', async () => {
    expect((await rows('outbox')).map(({ service, waiting }) => [service, waiting])).toEqual([
      ['auth', 0],
      ['wallet', 0],
      ['user', 0],
      ['notification', 0],
    ]);
    await eventually(async () =>
      expect(await rows('lag', '--service', 'auth')).toMatchObject([{ consumer: 'auth.commands', lag: 0 }]),
    );
  });

  it('is told what is wrong with a command, and nothing is done', async () => {
    expect(await run('redrive')).toMatchObject({
      status: 1,
      text: expect.stringContaining('a filter, or --all') as string,
    });
    expect(await run('show')).toMatchObject({ status: 1, text: expect.stringContaining('needs the id') as string });
    expect(await run('bury')).toMatchObject({
      status: 1,
      text: expect.stringContaining('There is no command') as string,
    });
    expect(await run('parked', '--who')).toMatchObject({
      status: 1,
      text: expect.stringContaining('filters:') as string,
    });
  });
});
