import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Kafka, logLevel } from 'kafkajs';
import { mongo } from 'mongoose';
import { createTransport } from 'nodemailer';
import { Client } from 'pg';
import { CannotStart, ensureDatabase, freePorts, removeData, startLocalParts, startMail } from './local';
import type { LocalParts, LocalPorts } from './local';
import { isPortFree } from './ports';
import { processIdentity } from './process/process-identity';

jest.setTimeout(180_000);

describe('local parts', () => {
  const log = () => undefined;
  let folder: string;
  let ports: LocalPorts;
  let parts: LocalParts;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portfel-parts-'));
    ports = await choosePorts();
    parts = await startLocalParts({ folder, ports, log });
  });

  afterAll(async () => {
    await parts?.stop();
    await removeData(folder);
  });

  it('carries a record through Kafka', async () => {
    expect(await produceAndConsume(parts.kafkaBrokers, 'hello')).toEqual(['hello']);
  });

  it('gives each login its own database and no other', async () => {
    const { adminUrl } = parts.postgres;
    const login = { database: 'one', user: 'one_owner', password: `p'"@:/% 1` };
    const url = await ensureDatabase(adminUrl, login);
    await ensureDatabase(adminUrl, { database: 'two', user: 'two_owner', password: 'two' });
    expect(await ensureDatabase(adminUrl, login)).toBe(url);

    await query(url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await expect(query(url.replace(/\/one$/, '/two'), 'SELECT 1')).rejects.toMatchObject({ code: '42501' });
    await expect(query(url.replace(/:[^:@]+@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('commits and aborts Mongo transactions over several documents', async () => {
    await withMongo(parts.mongoUrl('ledger'), async (client) => {
      const entries = client.db().collection('entries');
      await client.withSession((session) =>
        session.withTransaction(() => entries.insertMany([{ side: 'debit' }, { side: 'credit' }], { session })),
      );
      const aborted = client.withSession((session) =>
        session.withTransaction(async () => {
          await entries.insertOne({ side: 'lost' }, { session });
          throw new Error('changed my mind');
        }),
      );
      await expect(aborted).rejects.toThrow('changed my mind');
      expect(await entries.countDocuments()).toBe(2);
    });
  });

  it('shows a sent mail', async () => {
    const transport = createTransport({ ...parts.smtp, secure: false });
    await transport.sendMail({ from: 'a@example.test', to: 'b@example.test', subject: 'Confirm', text: 'code 1' });
    // MailDev acknowledges a mail before it has read it to the end.
    while ((await mailSubjects(parts)).length === 0) await delay(50);
    expect(await mailSubjects(parts)).toEqual(['Confirm']);
  });

  it('names the port that is in use, and leaves no other part running', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const refused = startMail({ folder: join(folder, 'other-mail'), port, log });
    await expect(refused).rejects.toThrow(CannotStart);
    await expect(refused).rejects.toThrow(`port ${port}`);
    const others = join(folder, 'others');
    const otherPorts = { ...(await choosePorts()), mongo: port };
    const all = startLocalParts({ folder: others, ports: otherPorts, log });
    await expect(all).rejects.toThrow(`port ${port}`);
    expect(await Promise.all([otherPorts.kafka, otherPorts.postgres, otherPorts.smtp].map(isPortFree))).toEqual([
      true,
      true,
      true,
    ]);
    server.close();
    await removeData(others);
  });

  it('leaves no process and no port behind, and finds its data again', async () => {
    const pids = parts.parts.map(({ pid }) => pid);
    await parts.stop();
    expect(await Promise.all(pids.map(processIdentity))).toEqual(pids.map(() => undefined));
    expect(await Promise.all(Object.values(ports).map(isPortFree))).toEqual(Object.values(ports).map(() => true));

    parts = await startLocalParts({ folder, ports: 'free', log });
    expect(await produceAndConsume(parts.kafkaBrokers, 'again')).toEqual(['hello', 'again']);
    const url = await ensureDatabase(parts.postgres.adminUrl, { database: 'one', user: 'one_owner', password: 'new' });
    expect(await query(url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await withMongo(parts.mongoUrl('ledger'), async (client) => {
      expect(await client.db().collection('entries').countDocuments()).toBe(2);
    });
    expect(await mailSubjects(parts)).toEqual(['Confirm']);
  });

  it('keeps what was acknowledged when every part is killed', async () => {
    const url = await ensureDatabase(parts.postgres.adminUrl, { database: 'one', user: 'one_owner', password: 'new' });
    await query(url, 'INSERT INTO kept VALUES (43)');
    await withMongo(parts.mongoUrl('ledger'), (client) =>
      client.db().collection('entries').insertOne({ side: 'debit' }),
    );
    for (const part of parts.parts) part.kill('SIGKILL');

    parts = await startLocalParts({ folder, ports: 'free', log });
    const again = await ensureDatabase(parts.postgres.adminUrl, {
      database: 'one',
      user: 'one_owner',
      password: 'new',
    });
    expect(await query(again, 'SELECT answer FROM kept ORDER BY answer')).toEqual([{ answer: 42 }, { answer: 43 }]);
    await withMongo(parts.mongoUrl('ledger'), async (client) => {
      expect(await client.db().collection('entries').countDocuments()).toBe(3);
    });
    expect(await produceAndConsume(parts.kafkaBrokers, 'after')).toEqual(['hello', 'again', 'after']);
  });
});

async function choosePorts(): Promise<LocalPorts> {
  const [kafka = 0, kafkaController = 0, postgres = 0, mongo = 0, smtp = 0, mailWeb = 0] = await freePorts(6);
  return { kafka, kafkaController, postgres, mongo, smtp, mailWeb };
}

/** Returns every value in the topic, the new one last. */
async function produceAndConsume(brokers: string[], value: string): Promise<string[]> {
  const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING });
  const [admin, producer] = [kafka.admin(), kafka.producer()];
  const consumer = kafka.consumer({ groupId: `reader-${value}` });
  await Promise.all([admin.connect(), producer.connect(), consumer.connect()]);
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }], waitForLeaders: true });
  await producer.send({ topic: 'kept', acks: -1, messages: [{ value }] });
  await consumer.subscribe({ topic: 'kept', fromBeginning: true });
  const values: string[] = [];
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        values.push(String(message.value));
        if (values.at(-1) === value) resolve();
      },
    });
  });
  await Promise.all([admin.disconnect(), producer.disconnect(), consumer.disconnect()]);
  return values;
}

async function query(connectionString: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function withMongo<T>(url: string, use: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(url);
  return use(client).finally(() => client.close());
}

async function mailSubjects({ mailWebUrl }: LocalParts): Promise<string[]> {
  const answer = await fetch(`${mailWebUrl}/email`, { headers: { connection: 'close' } });
  return ((await answer.json()) as { subject: string }[]).map(({ subject }) => subject);
}
