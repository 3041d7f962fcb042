import { randomUUID } from 'node:crypto';
import { Connection } from 'mongoose';
import { AccountClosed, AccountConfirmed } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { registered, startFreshUser } from '../../test/user-harness';

const said = { firstName: 'Annabelle', lastName: 'Żółć', bio: 'Likes ledgers', publicEmail: true };

describe('the profile of a closed account', () => {
  let harness: ServiceHarness;
  let close: () => Promise<void>;
  beforeEach(async () => ({ harness, close } = await startFreshUser()));
  afterEach(() => close());

  const history = async (accountId: string, username: string) =>
    [
      await registered(harness, accountId, said, username),
      await harness.message(AccountConfirmed, { accountId }, 2),
      await harness.message(AccountClosed, { accountId }, 3),
    ] as const;
  /** Everything the database holds, as text. */
  async function dump(): Promise<string> {
    const db = harness.service.app.get(Connection).db!;
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    return JSON.stringify(await Promise.all(names.map((name) => db.collection(name).find().toArray())));
  }

  it('is gone with every word of it; that of others stays (CT-U34)', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await harness.deliver(...(await history(one, 'Gone.Ann')), await registered(harness, other, {}, 'Staying.Bob'));
    await eventually(async () => {
      const left = await dump();
      for (const word of ['Gone.Ann', said.firstName, said.lastName, said.bio]) expect(left).not.toContain(word);
      expect(left).toContain('Staying.Bob');
    });
  });

  it('does not come back, however often and in whatever order its history comes', async () => {
    const one = randomUUID();
    const [first, second, third] = await history(one, 'Gone.Ann');
    await harness.broker.produce([third, second, first]);
    const profiles = () => harness.service.app.get(Connection).model('profiles').countDocuments();
    await eventually(async () => {
      expect(await harness.parked()).toEqual([]);
      expect(harness.endings().filter((ending) => ending === 'done')).toHaveLength(3);
    });
    expect(await profiles()).toBe(0);
    harness.broker.redeliverAll();
    await harness.deliver(await registered(harness, one, said, 'Gone.Ann'));
    expect(await profiles()).toBe(0);
    expect(harness.deadLetters()).toEqual([]);
  });
});
