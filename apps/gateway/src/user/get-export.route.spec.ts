import { randomUUID } from 'node:crypto';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';
import { at, hold, ID, movement, OTHER_ID, payment } from '../../test/sample-movements';

describe('GET /me/export', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetAccountExport', ({ accountId }) => ({
      accountId,
      username: 'ann',
      email: 'ann@example.com',
      role: 'user',
      language: 'pl',
      createdAt: at,
      confirmedAt: at,
      secondFactor: { kind: 'phone', activeAt: at, phone: '+48600100200', recoveryCodesLeft: 9 },
      sessions: [{ sessionId: ID, openedAt: at, lastUsedAt: at, endedAt: at, device: 'Firefox on Windows' }],
      links: [{ type: 'email-change', madeAt: at, expiresAt: at, email: 'new@example.com' }],
    }));
    harness.questions.on('GetProfile', ({ accountId }) => ({
      accountId,
      username: 'ann',
      firstName: 'Annabelle',
      publicEmail: false,
      kind: 'real',
      hasPhoto: true,
    }));
    harness.questions.on('GetPhoto', () => ({
      contentType: 'image/webp',
      picture: Buffer.from('picture'),
      version: 'v1',
    }));
    harness.questions.on('GetWallet', () => ({
      walletId: ID,
      openedAt: at,
      accounts: [
        {
          accountId: ID,
          asset: { code: 'POINTS', name: 'Points', scale: 0, kind: 'points' },
          balance: '100',
          held: '0',
          number: 1,
          label: 'Savings',
          closedAt: at,
        },
      ],
      movements: [],
      movementCount: 2,
      transferFeePerMille: 0,
    }));
    harness.questions.on('ListMovements', ({ cursor }) =>
      cursor === ''
        ? { movements: [{ ...movement(ID), memo: 'tea' }], nextCursor: 'next' }
        : { movements: [movement(OTHER_ID)], nextCursor: '' },
    );
    harness.questions.on('ListPayments', ({ cursor }) =>
      cursor === ''
        ? { payments: [payment(ID)], nextCursor: ID }
        : { payments: [{ ...payment(OTHER_ID), iban: 'PL61109010140000071219812874' }], nextCursor: '' },
    );
    // Nobody the gateway knows from an earlier test.
    const bob = randomUUID();
    harness.questions.on('ListHolds', ({ cursor }) =>
      cursor === ''
        ? { holds: [{ holdId: ID, counterpartId: bob, ...hold }], nextCursor: 'next' }
        : { holds: [{ holdId: OTHER_ID, ...hold }], nextCursor: '' },
    );
    harness.questions.on('ListUsernames', () => ({ names: [{ accountId: bob, username: 'bob' }] }));
    harness.questions.on('GetStatementSchedule', () => ({ monthly: true }));
    harness.questions.on('ListBookAccounts', () => ({
      accounts: [
        {
          bookAccountId: ID,
          kind: 'card',
          name: 'Blue card',
          description: 'Of the bank',
          currency: 'PLN',
          closingDay: 20,
          archived: false,
          balance: '-5',
          movementCount: 2,
        },
      ],
      categories: ['Food'],
    }));
    harness.questions.on('ListBookMovements', ({ cursor }) => {
      const movement = { bookAccountId: ID, date: '2026-11-21', amount: '-5', description: 'Tea', category: 'Food' };
      return cursor === ''
        ? {
            movements: [{ movementId: ID, ...movement }],
            realBalances: [{ bookAccountId: ID, month: '2026-11', amount: '7' }],
            nextCursor: 'next',
          }
        : { movements: [{ movementId: OTHER_ID, ...movement }], realBalances: [], nextCursor: '' };
    });
    harness.questions.on('ListDeliveries', () => ({
      deliveries: [
        {
          deliveryId: ID,
          channel: 'mail',
          template: 'confirm-account',
          status: 'sent',
          attempts: 1,
          expiresAt: at,
          sentAt: at,
        },
      ],
    }));
  });

  const get = (token = harness.newPerson().token()) => harness.request('GET', '/me/export', { token });

  it('answers all there is of the person in the token, as a file that nobody keeps on the way', async () => {
    const person = harness.newPerson();
    const answer = await get(person.token());
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="portfel-export-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(answer.json()).toEqual({
      exportedAt: expect.any(String) as string,
      account: {
        id: person.accountId,
        username: 'ann',
        email: 'ann@example.com',
        role: 'user',
        language: 'pl',
        createdAt: at,
        confirmedAt: at,
      },
      secondFactor: { kind: 'phone', activeAt: at, phone: '+48600100200', recoveryCodesLeft: 9 },
      sessions: [{ id: ID, openedAt: at, lastUsedAt: at, endedAt: at, device: 'Firefox on Windows' }],
      links: [{ type: 'email-change', madeAt: at, expiresAt: at, email: 'new@example.com' }],
      profile: {
        firstName: 'Annabelle',
        publicEmail: false,
        kind: 'real',
        photo: `data:image/webp;base64,${Buffer.from('picture').toString('base64')}`,
      },
      wallet: {
        id: ID,
        openedAt: at,
        accounts: [
          {
            id: ID,
            number: 1,
            asset: { code: 'POINTS', name: 'Points', scale: 0, kind: 'points' },
            balance: '100',
            held: '0',
            label: 'Savings',
            closedAt: at,
          },
        ],
        movements: [ID, OTHER_ID].map((id) => {
          const { entryId: _, ...rest } = movement(id);
          return { id, ...rest, ...(id === ID ? { memo: 'tea' } : {}) };
        }),
        payments: [ID, OTHER_ID].map((id) => {
          const { paymentId: _, ...rest } = payment(id);
          return { id, ...rest, ...(id === OTHER_ID ? { iban: 'PL61109010140000071219812874' } : {}) };
        }),
        holds: [
          { id: ID, counterpart: 'bob', ...hold },
          { id: OTHER_ID, ...hold },
        ],
        monthlyStatement: true,
      },
      bookkeeping: {
        accounts: [
          {
            id: ID,
            kind: 'card',
            name: 'Blue card',
            description: 'Of the bank',
            currency: 'PLN',
            closingDay: 20,
            archived: false,
            balance: '-5',
          },
        ],
        movements: [ID, OTHER_ID].map((id) => ({
          id,
          accountId: ID,
          date: '2026-11-21',
          amount: '-5',
          description: 'Tea',
          category: 'Food',
        })),
        realBalances: [{ accountId: ID, month: '2026-11', amount: '7' }],
      },
      deliveries: [
        {
          id: ID,
          channel: 'mail',
          template: 'confirm-account',
          status: 'sent',
          attempts: 1,
          expiresAt: at,
          sentAt: at,
        },
      ],
    });
  });

  it('asks for, and as, the person in the token and nobody else', async () => {
    const [person, stranger] = [harness.newPerson(), harness.newPerson()];
    await harness.request('GET', `/me/export?accountId=${stranger.accountId}`, {
      token: person.token(),
      headers: { 'x-actor-id': stranger.accountId },
    });
    const asked = harness.questions.asked.filter(({ method }) => !['CheckSession', 'GetSigningKeys'].includes(method));
    expect(new Set(asked.map(({ method }) => method))).toEqual(
      new Set([
        'GetAccountExport',
        'GetProfile',
        'GetPhoto',
        'GetWallet',
        'ListMovements',
        'ListPayments',
        'ListHolds',
        'ListUsernames',
        'GetStatementSchedule',
        'ListBookAccounts',
        'ListBookMovements',
        'ListDeliveries',
      ]),
    );
    const own = asked.filter(({ method }) => method !== 'ListUsernames');
    expect(own.map(({ actorId }) => actorId)).toEqual(own.map(() => person.accountId));
    for (const { request } of own.filter(({ method }) => method !== 'GetPhoto'))
      expect(JSON.stringify(request)).toContain(person.accountId);
    expect(JSON.stringify(harness.questions.asked)).not.toContain(stranger.accountId);
  });

  it.each([
    'GetAccountExport',
    'GetProfile',
    'GetWallet',
    'ListMovements',
    'ListPayments',
    'ListHolds',
    'ListUsernames',
    'GetStatementSchedule',
    'ListBookAccounts',
    'ListBookMovements',
    'ListDeliveries',
  ] as const)('answers 503, and never a half, while nobody answers %s', async (method) => {
    harness.questions.beAway(method);
    const answer = await get();
    expectProblem(answer, 'service-unavailable');
    expect(answer.headers).not.toHaveProperty('content-disposition');
  });

  it('answers without profile and wallet in the moment before there are any', async () => {
    harness.questions.refuse('GetProfile', 'user-not-found');
    harness.questions.refuse('GetWallet', 'wallet-not-found');
    expect((await get()).json()).toMatchObject({ profile: null, wallet: null });
  });

  it('answers 404 when there is no such account any more', async () => {
    harness.questions.refuse('GetAccountExport', 'user-not-found');
    expectProblem(await get(), 'user-not-found');
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => harness.request('GET', '/me/export', options),
  });
});
