import { randomUUID } from 'node:crypto';
import {
  RequestWithdrawal,
  SetStepUpLimit,
  StepUpLimitSet,
  TransferFunds,
  type Actor,
  type ExchangeQueryService,
  type GetQuoteResponse,
} from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { LedgerPeople, rejectedWith } from '../../test/ledger-people';
import { expectSoundLedger } from '../../test/sound-ledger';
import { actorOf, asking, endingOf, exchange, placeHold, startScene } from '../../test/wallet-scene';

describe('the limit above which the second factor is needed', () => {
  let people: LedgerPeople;
  beforeAll(async () => (people = await LedgerPeople.start()));
  afterEach(() => expectSoundLedger(people.db));
  afterAll(() => people?.close());

  type Person = Awaited<ReturnType<LedgerPeople['newPerson']>>;
  const accepted = { status: 'accepted', result: {} };
  const needed = rejectedWith('step-up-needed');
  const stepped = ({ actor }: Person): Actor => ({ ...actor, steppedUp: true });
  const points = async ({ ownerId }: Person) => (await people.accountOf(ownerId, 'POINTS')).id;
  const set = async (person: Person, above: string | null, as: Actor = person.actor, id: string = randomUUID()) =>
    people.send(SetStepUpLimit, id, { accountId: await points(person), ownerId: person.ownerId, above }, as);
  const limitOf = async (person: Person) => {
    const [row] = await people.db.query<{ step_up_above: string | null }[]>(
      'SELECT step_up_above FROM ledger_account WHERE id = $1',
      [await points(person)],
    );
    return row!.step_up_above;
  };
  /** Somebody with 100 points and this limit, and somebody to pay. */
  const protectedPerson = async (above: string) => {
    const [ann, bob] = [await people.newPerson(), await people.newPerson()];
    expect(await set(ann, above, stepped(ann))).toEqual(accepted);
    return { ann, bob };
  };
  const pay = async (
    from: Person,
    to: Person,
    amount: string,
    as: Actor = from.actor,
    transferId: string = randomUUID(),
  ) => {
    const data = { transferId, ownerId: from.ownerId, fromAccountId: await points(from), to: { ownerId: to.ownerId } };
    return await people.send(TransferFunds, transferId, { ...data, amount, assetCode: 'POINTS' }, as);
  };

  it('is set, lowered, raised and taken away, and told in the history of the wallet', async () => {
    const ann = await people.newPerson();
    expect([await set(ann, '50'), await limitOf(ann)]).toEqual([needed, null]);
    expect([await set(ann, '50', stepped(ann)), await limitOf(ann)]).toEqual([accepted, '50']);
    expect([await set(ann, '20'), await limitOf(ann)]).toEqual([accepted, '20']);
    expect([await set(ann, '21'), await limitOf(ann)]).toEqual([needed, '20']);
    expect([await set(ann, '21', stepped(ann)), await limitOf(ann)]).toEqual([accepted, '21']);
    expect([await set(ann, null), await limitOf(ann)]).toEqual([needed, '21']);
    expect([await set(ann, null, stepped(ann)), await limitOf(ann)]).toEqual([accepted, null]);
    const told = people.harness.published(StepUpLimitSet).filter(({ actor }) => actor.id === ann.ownerId);
    expect(told.map(({ sequence, data }) => [sequence, data.above])).toEqual([
      [2, '50'],
      [3, '20'],
      [4, '21'],
      [5, null],
    ]);
    told.forEach((event) => keepSample(StepUpLimitSet, event));
  });

  it('lets the sum of a day go as far as it says, and everything beyond with the second factor', async () => {
    const { ann, bob } = await protectedPerson('30');
    expect(await pay(ann, bob, '20')).toMatchObject({ status: 'accepted' });
    expect(await pay(ann, bob, '11')).toEqual(needed);
    expect(await pay(ann, bob, '40', stepped(ann))).toMatchObject({ status: 'accepted' });
    expect(await pay(ann, bob, '10')).toMatchObject({ status: 'accepted' });
    expect(await pay(ann, bob, '1')).toEqual(needed);
    expect(await people.balanceOf(ann.ownerId, 'POINTS')).toBe('30');
    expect(await pay(bob, ann, '170')).toMatchObject({ status: 'accepted' });
  });

  it('keeps the count when it is changed', async () => {
    const { ann, bob } = await protectedPerson('30');
    await pay(ann, bob, '30');
    await set(ann, '40', stepped(ann));
    expect([await pay(ann, bob, '11'), await pay(ann, bob, '10')]).toMatchObject([needed, { status: 'accepted' }]);
    await set(ann, '5');
    expect(await pay(ann, bob, '1')).toEqual(needed);
  });

  it('gives the same answer to a repeat, and counts it once', async () => {
    const { ann, bob } = await protectedPerson('30');
    const [below, above] = [randomUUID(), randomUUID()];
    const first = await pay(ann, bob, '20', ann.actor, below);
    expect(await pay(ann, bob, '20', ann.actor, below)).toEqual(first);
    expect(await pay(ann, bob, '10')).toMatchObject({ status: 'accepted' });
    expect(await pay(ann, bob, '1', ann.actor, above)).toEqual(needed);
    // What was refused stays refused: with the second factor it is another command.
    expect(await pay(ann, bob, '1', stepped(ann), above)).toEqual(needed);
    const id = randomUUID();
    const raised = await set(ann, '90', stepped(ann), id);
    expect([raised, await set(ann, '90', stepped(ann), id)]).toEqual([accepted, accepted]);
    const told = people.harness.published(StepUpLimitSet).filter(({ actor }) => actor.id === ann.ownerId);
    expect(told.map(({ data }) => data.above)).toEqual(['30', '90']);
  });

  it('holds when much is sent at once, at two instances, while it is lowered', async () => {
    const { ann, bob } = await protectedPerson('60');
    const from = await points(ann);
    const ends = await people.atTwoInstances(async (instances) => {
      const paid = Promise.all(
        Array.from({ length: 30 }, (_, index) => {
          const transferId = randomUUID();
          const data = { transferId, ownerId: ann.ownerId, fromAccountId: from, to: { ownerId: bob.ownerId } };
          const payment = { ...data, amount: '3', assetCode: 'POINTS' };
          return instances[index % 2]!(TransferFunds, transferId, payment, ann.actor);
        }),
      );
      expect(await set(ann, '30')).toEqual(accepted);
      return await paid;
    });
    const left = ends.filter(({ status }) => status === 'accepted').length * 3;
    expect(left).toBeGreaterThanOrEqual(30);
    expect(left).toBeLessThanOrEqual(60);
    expect(await people.balanceOf(ann.ownerId, 'POINTS')).toBe(String(100 - left));
    expect(ends.filter(({ status }) => status !== 'accepted')).toEqual(
      Array.from({ length: 30 - left / 3 }, () => needed),
    );
    expect(await pay(ann, bob, '1')).toEqual(needed);
  });

  it('is set on no account of another, whoever says so', async () => {
    const { ann, bob: eve } = await protectedPerson('30');
    const unknown = rejectedWith('account-not-found');
    for (const as of [
      stepped(eve),
      { ...stepped(eve), role: 'admin' } as const,
      { type: 'visitor', steppedUp: true } as const,
    ]) {
      expect(await set(ann, null, as)).toEqual(unknown);
    }
    const data = { accountId: await points(ann), ownerId: eve.ownerId, above: null };
    expect(await people.send(SetStepUpLimit, randomUUID(), data, stepped(eve))).toEqual(unknown);
    expect(await people.send(SetStepUpLimit, randomUUID(), { ...data, accountId: randomUUID() }, stepped(eve))).toEqual(
      unknown,
    );
    expect(await limitOf(ann)).toBe('30');
  });
});

describe('every command that takes money from an account with a limit', () => {
  it('needs the second factor of who sends it, also beside others that bring it', async () => {
    const scene = await startScene();
    try {
      const { caller } = scene;
      await scene.db.query(
        `INSERT INTO asset_rate (asset_code, rate, since) VALUES ('POINTS', 2, '2026-01-01T00:00Z')`,
      );
      const [ann, bob] = [await scene.newPerson(), await scene.newPerson()];
      const { ownerId, accounts } = ann;
      const stepped: Actor = { ...actorOf(ann), steppedUp: true };
      for (const accountId of [accounts.POINTS, accounts.USD]) {
        const end = await caller.send(SetStepUpLimit, randomUUID(), { accountId, ownerId, above: '0' }, stepped);
        expect(endingOf(end)).toBe('accepted');
      }
      const quote = async () => {
        const asked = { ownerId, fromAccountId: accounts.POINTS, toAccountId: accounts.USD, amount: '10' };
        const given = await asking<ExchangeQueryService, GetQuoteResponse>(scene, 'ExchangeQueryService', (client) =>
          client.ask('GetQuote', asked, { correlationId: 'spec', actorId: ownerId }),
        );
        return given.quote;
      };
      const withdraw = (actor: Actor) => {
        const paymentId = randomUUID();
        const payment = { paymentId, ownerId, accountId: accounts.USD, amount: '100', assetCode: 'USD' };
        return caller.send(RequestWithdrawal, paymentId, { ...payment, iban: 'PL61109010140000071219812874' }, actor);
      };
      const ways = [
        async (actor: Actor) => exchange(caller, ann, await quote(), { actor }),
        (actor: Actor) => placeHold(caller, ann, bob, { actor }),
        withdraw,
      ];
      for (const way of ways) {
        const ends = await Promise.all([way(actorOf(ann)), way(stepped), way(actorOf(ann))]);
        expect(ends.map(endingOf)).toEqual(['step-up-needed', 'accepted', 'step-up-needed']);
      }
      await expectSoundLedger(scene.db);
    } finally {
      await scene.close();
    }
  });
});
