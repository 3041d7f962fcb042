import { randomUUID } from 'node:crypto';
import type { GetWalletResponse } from '@portfel/contracts';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const accountId = randomUUID();
const wallet: GetWalletResponse = {
  walletId: randomUUID(),
  openedAt: '2026-01-02T03:04:05.678Z',
  accounts: [
    {
      accountId,
      number: 1,
      asset: { code: 'POINTS', name: 'Portfel points', scale: 0, kind: 'points' },
      // Past what a JavaScript number holds.
      balance: '90071992547409930001',
      held: '5',
      label: 'Savings',
      closedAt: '2026-02-02T03:04:05.678Z',
    },
  ],
  movements: [
    {
      entryId: `${accountId}:3`,
      transferId: randomUUID(),
      accountId,
      assetCode: 'POINTS',
      amount: '-12',
      balanceAfter: '90071992547409930001',
      kind: 'welcome',
      occurredAt: '2026-01-02T03:04:05.678Z',
    },
  ],
  movementCount: 3,
  transferFeePerMille: 5,
};

describe('GET /wallet', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetWallet', () => wallet);
  });

  const getWallet = (token = harness.newPerson().token()) => harness.request('GET', '/wallet', { token });

  it('answers balances and movements to the last digit, not to be stored', async () => {
    const answer = await getWallet();
    expect(answer.statusCode).toBe(200);
    const [{ entryId, ...movement }] = wallet.movements as [GetWalletResponse['movements'][number]];
    expect(answer.json()).toEqual({
      id: wallet.walletId,
      openedAt: wallet.openedAt,
      accounts: [
        {
          id: accountId,
          number: 1,
          asset: wallet.accounts[0]!.asset,
          balance: '90071992547409930001',
          held: '5',
          label: 'Savings',
          closedAt: '2026-02-02T03:04:05.678Z',
        },
      ],
      movements: { rows: [{ id: entryId, ...movement }], count: 3 },
      transferFeePerMille: 5,
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const person = harness.newPerson();
    const stranger = harness.newPerson();
    await harness.request('GET', `/wallet?ownerId=${stranger.accountId}`, {
      token: person.token(),
      headers: { 'x-actor-id': stranger.accountId },
    });
    expect(harness.questions.asked.filter(({ method }) => method === 'GetWallet')).toMatchObject([
      { request: { ownerId: person.accountId }, actorId: person.accountId },
    ]);
    expect(JSON.stringify(harness.questions.asked)).not.toContain(stranger.accountId);
  });

  it('answers 404 while the wallet is not open yet', async () => {
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    expectProblem(await getWallet(), 'wallet-not-found');
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('GetWallet');
    expectProblem(await getWallet(), 'service-unavailable');
  });

  it('answers nothing rather than what it has not promised', async () => {
    harness.questions.on('GetWallet', () => ({ ...wallet, accounts: [{ ...wallet.accounts[0]!, balance: '1.5' }] }));
    const answer = await getWallet();
    expectProblem(answer, 'internal-error');
    expect(answer.body).not.toContain('1.5');
  });

  describeSignedInRoute(() => harness, { status: 200, send: (options) => harness.request('GET', '/wallet', options) });
});
