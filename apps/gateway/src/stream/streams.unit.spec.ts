import { EventEmitter } from 'node:events';
import type { LiveSessions } from '../policy/live-sessions';
import { STREAM_LIMITS, Streams, type Sink } from './streams';

/** A browser that reads, or does not. */
class Browser extends EventEmitter implements Sink {
  readonly got: string[] = [];
  writableLength = 0;
  reads = true;
  open = true;

  write(frame: string): boolean {
    if (this.reads) this.got.push(frame);
    else this.writableLength += frame.length;
    return this.reads;
  }

  end(): this {
    return this.destroy();
  }

  destroy(): this {
    this.open = false;
    this.emit('close');
    return this;
  }

  get text(): string {
    return this.got.join('');
  }

  /** Ids of the events, in order; of the greeting too, which says where one is. */
  get lastId(): string {
    return [...this.text.matchAll(/^id: (.*)$/gm)].at(-1)![1]!;
  }

  get data(): unknown[] {
    return [...this.text.matchAll(/^event: news\ndata: (.*)$/gm)].map(([, json]) => JSON.parse(json!) as unknown);
  }
}

function setUp() {
  const ended: ((sessionId: string) => void)[] = [];
  const sessions = { whenEnded: (listener: (sessionId: string) => void) => ended.push(listener) };
  const newStreams = () => new Streams(sessions as unknown as LiveSessions, { STREAM_LIFE_MS: 60_000 });
  const streams = newStreams();
  const join = (accountId: string, lastEventId?: string, at = streams) => {
    const browser = new Browser();
    at.join({ accountId, sessionId: `session of ${accountId}`, lastEventId }, browser);
    return browser;
  };
  const tell = (ownerId: string, n: number, at = streams) => at.tell({ ownerId, type: 'news', data: { n } });
  return { streams, newStreams, join, tell, endSession: (id: string) => ended.forEach((listener) => listener(id)) };
}

describe('the streams of an instance', () => {
  it('tell each person what is theirs, on all their devices, and nobody else', () => {
    const { join, tell } = setUp();
    const [phone, laptop, bob] = [join('ann'), join('ann'), join('bob')];
    tell('ann', 1);
    tell('bob', 2);
    expect([phone.data, laptop.data, bob.data]).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 2 }]]);
  });

  it('give who comes back exactly what was missed, once and in order', () => {
    const { join, tell } = setUp();
    const before = join('ann');
    tell('ann', 1);
    tell('bob', 2);
    before.destroy();
    tell('ann', 3);
    tell('bob', 4);
    tell('ann', 5);
    const after = join('ann', before.lastId);
    tell('ann', 6);
    expect(after.data).toEqual([{ n: 3 }, { n: 5 }, { n: 6 }]);
    expect(after.text).not.toContain('event: reset');
    expect(join('ann', after.lastId).data).toEqual([]);
  });

  it('count from the greeting on for who has heard nothing yet', () => {
    const { join, tell } = setUp();
    const before = join('ann');
    before.destroy();
    tell('ann', 1);
    expect(join('ann', before.lastId).data).toEqual([{ n: 1 }]);
  });

  it('say so when what was missed is not known any more: another instance, too long ago, an invented id', () => {
    const { join, tell, newStreams } = setUp();
    const before = join('ann');
    for (let n = 0; n <= STREAM_LIMITS.told; n += 1) tell('ann', n);
    const elsewhere = newStreams();
    const invented = before.lastId.replace(/\d+$/, '999999');
    const ids = [before.got[0]!.match(/^id: (.*)$/m)![1]!, invented, 'x', '-1', `${before.lastId}x`];
    for (const id of ids) expect(join('ann', id).text).toContain('event: reset');
    expect(join('ann', before.lastId, elsewhere).text).toContain('event: reset');
    elsewhere.onModuleDestroy();
  });

  it('drop a reader that does not read, and wait for nobody', () => {
    const { join, tell } = setUp();
    const [stuck, fast] = [join('ann'), join('ann')];
    stuck.reads = false;
    for (let n = 0; n < 5_000; n += 1) tell('ann', n);
    expect([stuck.open, fast.open]).toEqual([false, true]);
    expect(stuck.writableLength).toBeLessThan(STREAM_LIMITS.behindBytes + 1_000);
    expect(fast.data).toHaveLength(5_000);
  });

  it('end with the session, at once, and leave the others', () => {
    const { join, endSession } = setUp();
    const [ann, bob] = [join('ann'), join('bob')];
    endSession('session of ann');
    expect([ann.open, bob.open]).toEqual([false, true]);
  });

  it('end the oldest of a person who opens more than they may have', () => {
    const { join } = setUp();
    const all = Array.from({ length: STREAM_LIMITS.perPerson + 2 }, () => join('ann'));
    expect(all.map(({ open }) => open)).toEqual([false, false, ...all.slice(2).map(() => true)]);
  });

  it('end when the process stops', () => {
    const { join, streams } = setUp();
    const ann = join('ann');
    streams.onModuleDestroy();
    expect(ann.open).toBe(false);
  });
});
