import { randomUUID } from 'node:crypto';
import { AccountClosed, UsernameChanged, type AnyEvent } from '@portfel/contracts';
import { InMemoryBroker, eventually } from '@portfel/testing';
import { AuthNews } from './auth-news';
import type { AuthQuestions } from './questions';
import { Usernames } from './usernames';

const caller = { correlationId: 'c' };

describe('who is behind an account', () => {
  const [ann, bob] = [randomUUID(), randomUUID()];
  const names = new Map<string, string>();
  const ask = jest.fn();
  const broker = new InMemoryBroker();
  let usernames: Usernames;

  beforeEach(() => {
    names.clear();
    names.set(ann, 'ann').set(bob, 'bob');
    ask.mockReset().mockImplementation((_: string, { accountIds }: { accountIds: string[] }) => {
      const known = accountIds.filter((accountId) => names.has(accountId));
      return Promise.resolve({ names: known.map((accountId) => ({ accountId, username: names.get(accountId) })) });
    });
    const news = new AuthNews();
    usernames = new Usernames({ ask } as unknown as AuthQuestions, news);
    news.follow(broker, randomUUID());
  });
  afterAll(() => broker.stop());

  const askedFor = () => ask.mock.calls.map(([, { accountIds }]: [string, { accountIds: string[] }]) => accountIds);
  const hear = (contract: AnyEvent, data: object) => {
    const value = Buffer.from(JSON.stringify({ event_name: contract.name, data }));
    return broker.produce([{ topic: contract.topic, key: ann, value }]);
  };

  it('is asked for once, each once, and nobody is asked about nobody', async () => {
    expect(await usernames.of([ann, undefined, ann], caller)).toEqual(new Map([[ann, 'ann']]));
    expect(await usernames.of([bob, ann], caller)).toEqual(new Map([[ann, 'ann'], [bob, 'bob']])); // prettier-ignore
    expect(await usernames.of([undefined], caller)).toEqual(new Map());
    expect(askedFor()).toEqual([[ann], [bob]]);
  });

  it('is nobody when the account is closed, and that is remembered, too', async () => {
    names.delete(bob);
    expect(await usernames.of([bob], caller)).toEqual(new Map());
    expect(await usernames.of([bob], caller)).toEqual(new Map());
    expect(askedFor()).toEqual([[bob]]);
  });

  it.each([
    [UsernameChanged, { username: 'anna' }, 'anna'],
    [AccountClosed, {}, undefined],
  ] as const)('is asked for again after %s', async (contract, data, now) => {
    await usernames.of([ann, bob], caller);
    names.delete(ann);
    if (now) names.set(ann, now);
    await hear(contract, { accountId: ann, ...data });
    await eventually(async () => expect((await usernames.of([ann], caller)).get(ann)).toBe(now));
    await usernames.of([bob], caller);
    expect(askedFor()).toEqual([[ann, bob], [ann]]);
  });

  it('is not remembered when another name comes while auth answers', async () => {
    let answer: (names: object) => void = () => {};
    ask.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const asked = usernames.of([ann], caller);
    await hear(UsernameChanged, { accountId: ann, username: 'anna' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    names.set(ann, 'anna');
    answer({ names: [{ accountId: ann, username: 'ann' }] });
    expect((await asked).get(ann)).toBe('ann');
    expect((await usernames.of([ann], caller)).get(ann)).toBe('anna');
  });
});
