import { randomUUID } from 'node:crypto';
import { eventTopic, SessionEnded, TransferPosted, type DataToSend } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { TestPerson } from '../../test/access-token';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

describe('GET /stream', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness({ STREAM_LIFE_MS: '20000' })));
  afterAll(() => harness.close());

  /** Reads until `stop`. */
  async function listen(person: TestPerson, headers: Record<string, string> = {}) {
    const stopping = new AbortController();
    const answer = await fetch(`${harness.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${person.token()}`, accept: 'text/event-stream', ...headers },
      signal: stopping.signal,
    });
    const heard = { text: '', ended: false };
    const reading = (async () => {
      for await (const chunk of answer.body!) heard.text += Buffer.from(chunk as Uint8Array).toString();
      heard.ended = true;
    })().catch(() => undefined);
    await eventually(() => expect(heard.text).toContain('event: hello'));
    const stop = async () => {
      stopping.abort();
      await reading;
    };
    return { answer, heard, stop };
  }

  async function publish(contract: typeof TransferPosted | typeof SessionEnded, data: object): Promise<void> {
    const envelope = {
      event_id: randomUUID(),
      event_name: contract.name,
      event_version: 1,
      event_time: new Date().toISOString(),
      producer: contract.context,
      correlation_id: randomUUID(),
      actor: { type: 'visitor' },
      data,
    };
    const value = Buffer.from(JSON.stringify(envelope));
    await harness.broker.produce([{ topic: eventTopic(contract.context), key: randomUUID(), value }]);
  }

  const entry = (ownerId: string | undefined, amount: string) => ({
    accountId: randomUUID(),
    ownerId,
    assetCode: 'EUR',
    amount,
    balance: '10',
    available: '10',
    sequence: 1,
  });
  const transfer = (...entries: ReturnType<typeof entry>[]): DataToSend<typeof TransferPosted> => ({
    transferId: randomUUID(),
    kind: 'transfer',
    postedAt: '2026-01-02T03:04:05.678Z',
    entries,
  });

  it('tells both sides of a transfer of their own entries, and a stranger nothing', async () => {
    const [ann, bob, eve] = [harness.newPerson(), harness.newPerson(), harness.newPerson()];
    const streams = await Promise.all([listen(ann), listen(bob), listen(eve)]);
    const data = transfer(entry(ann.accountId, '-777'), entry(bob.accountId, '775'), entry(undefined, '2'));
    await publish(TransferPosted, data);
    await eventually(() => {
      expect(streams[0]!.heard.text).toContain('-777');
      expect(streams[1]!.heard.text).toContain('775');
    });
    expect(streams[0]!.heard.text).not.toContain('775');
    expect(streams[1]!.heard.text).not.toContain('777');
    expect(streams[2]!.heard.text).not.toContain(data.transferId);
    expect(streams[0]!.heard.text).not.toContain('ownerId');
    await Promise.all(streams.map(({ stop }) => stop()));
  });

  it('is a stream of events that no proxy keeps back or stores', async () => {
    const { answer, stop } = await listen(harness.newPerson());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store, no-transform');
    expect(answer.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    await stop();
  });

  it('gives who comes back with the last id what came after it', async () => {
    const ann = harness.newPerson();
    const before = await listen(ann);
    const [, lastId] = /^id: (.*)$/m.exec(before.heard.text)!;
    await before.stop();
    const missed = transfer(entry(ann.accountId, '5'));
    await publish(TransferPosted, missed);
    await eventually(async () => {
      const after = await listen(ann, { 'last-event-id': lastId! });
      await after.stop();
      expect(after.heard.text).toContain(missed.transferId);
    });
  });

  it('ends at once when the session does', async () => {
    const ann = harness.newPerson();
    const { heard, stop } = await listen(ann);
    await publish(SessionEnded, { sessionId: ann.sessionId, accountId: ann.accountId, reason: 'signed-out' });
    await eventually(() => expect(heard.ended).toBe(true));
    await stop();
  });

  it('refuses what is no id of an event', async () => {
    const token = harness.newPerson().token();
    const answer = await harness.request('GET', '/stream', { token, headers: { 'last-event-id': 'a b' } });
    expect(Object.keys(expectProblem(answer, 'validation-error')!)).toEqual(['Last-Event-ID']);
  });
});

describe('GET /stream, and who may listen', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', '/stream', options) });
});
