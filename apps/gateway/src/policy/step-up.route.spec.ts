import { randomUUID } from 'node:crypto';
import {
  Exchange,
  PlaceHold,
  ProveSecondFactor,
  RequestWithdrawal,
  SetStepUpLimit,
  TransferFunds,
} from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import type { TestPerson } from '../../test/access-token';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const [accountId, otherId] = [randomUUID(), randomUUID()];
const account = { accountId, amount: '1250', assetCode: 'EUR' };
const at = '2026-01-02T03:04:05.678Z';
const side = { accountId, assetCode: 'EUR', amount: '1', balance: '0' };

/** Every route that may ask for the second factor. */
const ROUTES = [
  {
    contract: TransferFunds,
    path: '/wallet/transfers',
    body: { fromAccountId: accountId, to: { accountId: otherId }, amount: '1250', assetCode: 'EUR' },
    result: { transferId: otherId, amount: '1250', fee: '0', assetCode: 'EUR', balance: '0', postedAt: at },
  },
  {
    contract: PlaceHold,
    path: '/wallet/holds',
    body: { ...account, beneficiary: { username: 'bob' } },
    result: { holdId: otherId, amount: '1250', assetCode: 'EUR', expiresAt: at, available: '0' },
  },
  {
    contract: RequestWithdrawal,
    path: '/wallet/withdrawals',
    body: { ...account, iban: 'PL61109010140000071219812874' },
    result: { ...account, paymentId: otherId, direction: 'withdrawal', status: 'requested', requestedAt: at },
  },
  {
    contract: Exchange,
    path: '/wallet/exchanges',
    body: { quote: 'c2FpZA.c2lnbmVk' },
    result: { transferId: otherId, quoteId: otherId, paid: side, received: side, fee: '0', rate: '1', postedAt: at },
  },
  {
    contract: SetStepUpLimit,
    path: `/wallet/accounts/${accountId}/step-up-limit`,
    method: 'PUT',
    body: { above: null },
    result: {},
  },
] as const;

describe.each(ROUTES)('The second factor at $path', (route) => {
  const { contract, path, body, result } = route;
  const method = 'method' in route ? route.method : 'POST';
  let harness: GatewayHarness;
  let person: TestPerson;
  /** Codes as `auth` was shown them. */
  let shown: (string | undefined)[];
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    person = harness.newPerson();
    shown = [];
    harness.wallet.done.length = 0;
    harness.questions.on('FindPerson', ({ username }) => ({ accountId: otherId, username, createdAt: at }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    harness.auth.on(ProveSecondFactor, async ({ code }, uow) => {
      const given = await code?.open();
      shown.push(given);
      if (!given) return uow.reject('two-fa-required');
      return given === '123456' ? uow.accept({}) : uow.reject('wrong-2fa');
    });
    harness.wallet.on(contract, (_, uow) =>
      uow.actor.steppedUp ? uow.accept(result as never) : uow.reject('step-up-needed'),
    );
  });

  const send = (more: object = {}, options: RequestOptions = {}) =>
    harness.request(method, path, { body: { ...body, ...more }, token: person.token(), ...options });
  const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
  const ok = contract === SetStepUpLimit ? 204 : 201;

  it('is asked for in the one way, and with the code the command is sent by somebody who has stepped up', async () => {
    expectProblem(await send(), 'two-fa-required');
    const asked = harness.commands().find(({ event_name: name }) => name === ProveSecondFactor.name)!;
    expect([asked.data, asked.actor]).toEqual([
      { accountId: person.accountId },
      { type: 'account', id: person.accountId },
    ]);
    expect((await send({ code: '123456' })).statusCode).toBe(ok);
    expect(shown).toEqual([undefined, '123456']);
    const [plain, steppedUp] = harness.wallet.done;
    expect(plain!.actor).toEqual({ type: 'account', id: person.accountId });
    expect(steppedUp!.actor).toEqual({ type: 'account', id: person.accountId, steppedUp: true });
    expect(steppedUp!.data).not.toHaveProperty('code');
    const sent = harness.commands().findLast(({ event_name: name }) => name === ProveSecondFactor.name)!;
    expect(JSON.stringify(sent)).not.toContain('123456');
    keepSample(ProveSecondFactor, sent);
  });

  it('is not asked for where the command asks for none', async () => {
    harness.wallet.on(contract, (_, uow) => uow.accept(result as never));
    expect((await send()).statusCode).toBe(ok);
    expect(shown).toEqual([]);
  });

  it.each(ProveSecondFactor.errors)('stops the request when the proof ends with %s', async (code) => {
    harness.auth.on(ProveSecondFactor, (_, uow) => uow.reject(code));
    expectProblem(await send({ code: '123456' }), code);
    expect(harness.wallet.done).toEqual([]);
    expectProblem(await send(), code);
  });

  it('is proved once for a key, however often it is sent: the first answer, and no code is spent', async () => {
    const again = () => send({ code: '123456' }, keyed('k-proved'));
    const answers = [...(await Promise.all([again(), again()])), await again()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([ok, ok, ok]);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect([shown, harness.wallet.done.length]).toEqual([['123456'], 1]);
  });

  it('sends one SMS for a key, and takes the code with a new one', async () => {
    for (const _ of [1, 2]) expectProblem(await send({}, keyed('k-asked')), 'two-fa-required');
    expect(shown).toEqual([undefined]);
    expectProblem(await send({ code: '123456' }, keyed('k-asked')), 'idempotency-key-reused');
    expect(shown).toEqual([undefined]);
    expect((await send({ code: '123456' }, keyed('k-new'))).statusCode).toBe(ok);
  });

  it('is waited for also by who will not wait for the rest', async () => {
    const refused = await send({ code: '000000' }, { headers: { prefer: 'respond-async' } });
    expectProblem(refused, 'wrong-2fa');
    harness.wallet.hold();
    const taken = await send({ code: '123456' }, { headers: { prefer: 'respond-async' } });
    harness.wallet.release();
    expect(taken.statusCode).toBe(202);
    await eventually(() => expect(harness.wallet.done).toHaveLength(1));
    expect(harness.wallet.done[0]!.actor).toMatchObject({ steppedUp: true });
  });

  it.each([[''], ['1'.repeat(21)], [123456], [null]])('refuses the code %j', async (code) => {
    expect(Object.keys(expectProblem(await send({ code }), 'validation-error')!)).toEqual(['code']);
    expect([shown, harness.wallet.done]).toEqual([[], []]);
  });

  it.each([['steppedUp'], ['actor']])('takes no word of the caller for it: %s', async (field) => {
    expectProblem(await send({ [field]: true }), 'validation-error');
    expect(harness.wallet.done).toEqual([]);
  });
});

describe('A proof', () => {
  it('is good for the command it was given for, and for no other with the same key and code', async () => {
    const harness = await startHarness();
    try {
      const person = harness.newPerson();
      let used = false;
      harness.auth.on(ProveSecondFactor, (_, uow) => {
        const first = !used;
        used = true;
        return first ? uow.accept({}) : uow.reject('wrong-2fa');
      });
      const headers = { 'idempotency-key': 'k-shared' };
      const answers = [];
      for (const { contract, path, body, result } of ROUTES.filter(
        ({ contract }) => contract === TransferFunds || contract === Exchange,
      )) {
        harness.wallet.on(contract, (_, uow) => uow.accept(result as never));
        answers.push(
          await harness.request('POST', path, { body: { ...body, code: '1' }, token: person.token(), headers }),
        );
      }
      expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 400]);
      expect(harness.wallet.done.map(({ name }) => name)).toEqual([TransferFunds.name]);
    } finally {
      await harness.close();
    }
  });
});
