import { randomUUID } from 'node:crypto';
import { TransferPosted, type ExchangeQueryService, type GetQuoteResponse } from '@portfel/contracts';
import { expectSoundLedger } from '../../test/sound-ledger';
import { actorOf, asking, endingOf, exchange, startScene, type Person, type Scene } from '../../test/wallet-scene';

/** So that points can be paid with. */
const POINTS_RATE = `INSERT INTO asset_rate (asset_code, rate, since) VALUES ('POINTS', 2, '2026-01-01T00:00Z')`;

describe('exchanging', () => {
  let scene: Scene;
  let ann: Person;
  beforeAll(async () => {
    scene = await startScene({ EXCHANGE_FEE_PER_MILLE: '20' });
    await scene.db.query(POINTS_RATE);
  });
  beforeEach(async () => (ann = await scene.newPerson()));
  afterEach(() => expectSoundLedger(scene.db));
  afterAll(() => scene?.close());

  /** Points for dollars: 2 dollars each. */
  const quote = async (amount = '10', { ownerId, accounts }: Person = ann) => {
    const asked = { ownerId, fromAccountId: accounts.POINTS, toAccountId: accounts.USD, amount };
    const given = await asking<ExchangeQueryService, GetQuoteResponse>(scene, 'ExchangeQueryService', (client) =>
      client.ask('GetQuote', asked, { correlationId: 'spec', actorId: ownerId }),
    );
    return given.quote;
  };
  const balances = () => Promise.all([ann.accounts.POINTS, ann.accounts.USD].map((id) => scene.stateOf(id)));
  const untouched = [
    [100, 0],
    [0, 0],
  ];

  it('moves both amounts and the fee as the quote says, and answers with a receipt', async () => {
    const transferId = randomUUID();
    const end = await exchange(scene.caller, ann, await quote('60'), { transferId });
    expect(end).toMatchObject({
      result: {
        transferId,
        paid: { accountId: ann.accounts.POINTS, assetCode: 'POINTS', amount: '60', balance: '40' },
        // 58 points: the fee of 1.2 is rounded up to 2.
        received: { accountId: ann.accounts.USD, assetCode: 'USD', amount: '11600', balance: '11600' },
        fee: '2',
        rate: '2',
      },
    });
    expect(await balances()).toEqual([
      [40, 0],
      [11_600, 0],
    ]);
    const posted = scene.harness.published(TransferPosted).find(({ causation_id: cause }) => cause === transferId)!;
    expect(posted.data).toMatchObject({
      kind: 'exchange',
      entries: [
        { assetCode: 'POINTS', amount: '-60', ownerId: ann.ownerId },
        { assetCode: 'USD', amount: '11600', ownerId: ann.ownerId },
        { assetCode: 'POINTS', amount: '58' },
        { assetCode: 'USD', amount: '-11600' },
        { assetCode: 'POINTS', amount: '2' },
      ],
    });
  });

  it('happens once, with one answer, when the command is sent and delivered many times', async () => {
    const [transferId, given] = [randomUUID(), await quote('60')];
    const send = () => exchange(scene.caller, ann, given, { transferId });
    const ends = await Promise.all(Array.from({ length: 8 }, send));
    scene.harness.broker.redeliverAll();
    ends.push(await send());
    expect(new Set(ends.map((end) => JSON.stringify(end))).size).toBe(1);
    expect((await balances())[0]).toEqual([40, 0]);
  });

  it('uses a quote once, when many commands come with it at once, at two instances', async () => {
    const other = await scene.anotherInstance();
    try {
      const given = await quote('3');
      const ends = await Promise.all(
        Array.from({ length: 20 }, (_, turn) => exchange(turn % 2 ? scene.caller : other.caller, ann, given)),
      );
      const endings = ends.map(endingOf).sort();
      expect(endings).toEqual(['accepted', ...Array.from({ length: 19 }, () => 'quote-used')]);
      expect((await balances())[0]).toEqual([97, 0]);
      const [row] = await scene.db.query<{ count: string }[]>(
        'SELECT count(*) FROM used_quote JOIN transfer ON id = transfer_id',
      );
      expect(Number(row!.count)).toBeGreaterThan(0);
    } finally {
      await other.stop();
    }
  });

  it('rejects one of a group alone, and its quote can still be used', async () => {
    const [small, large, next] = [await quote('70'), await quote('80'), await quote('30')];
    const ends = await Promise.all([small, large, next].map((given) => exchange(scene.caller, ann, given)));
    expect(ends.map(endingOf)).toEqual(['accepted', 'insufficient-funds', 'accepted']);
    expect(endingOf(await exchange(scene.caller, ann, large))).toBe('insufficient-funds');
  });

  it('is refused when the command comes after the quote has expired, however early it was sent', async () => {
    const [early, late] = [await quote(), await quote()];
    scene.wait(27_000);
    expect(endingOf(await exchange(scene.caller, ann, early))).toBe('accepted');
    scene.wait(3_500);
    expect(endingOf(await exchange(scene.caller, ann, late))).toBe('quote-expired');
    expect(endingOf(await exchange(scene.caller, ann, early))).toBe('quote-used');
  });

  it('is at a quote of one’s own, and at nothing else', async () => {
    const eve = await scene.newPerson();
    const given = await quote();
    const [said, signature] = given.split('.') as [string, string];
    const better = Buffer.from(Buffer.from(said, 'base64url').toString().replace('"received":"', '"received":"9'));
    const ends = [
      await exchange(scene.caller, eve, given),
      await exchange(scene.caller, ann, given, { actor: actorOf(eve) }),
      await exchange(scene.caller, ann, `${better.toString('base64url')}.${signature}`),
      await exchange(scene.caller, ann, `${said}.${signature.slice(0, -6)}AAAAAA`),
      await exchange(scene.caller, ann, `${said}.AAAA`),
      await exchange(scene.caller, ann, 'a.b'),
    ];
    expect(ends.map(endingOf)).toEqual(ends.map(() => 'quote-not-valid'));
    expect(await balances()).toEqual(untouched);
    expect(endingOf(await exchange(scene.caller, ann, given))).toBe('accepted');
  });

  it('moves nothing when an account was closed since, or somebody else’s', async () => {
    const given = await quote();
    await scene.db.query('UPDATE ledger_account SET closed_at = now() WHERE id = $1', [ann.accounts.USD]);
    expect(endingOf(await exchange(scene.caller, ann, given))).toBe('account-closed');
    expect(await balances()).toEqual(untouched);
  });
});
