import { createHmac, randomUUID } from 'node:crypto';
import { SettlePayment } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { signatureOf } from '../../../../tools/bank/webhook';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const seconds = () => Math.floor(Date.now() / 1_000);

describe('POST /payments/webhooks/bank', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.wallet.on(SettlePayment, ({ paymentId, status }, uow) => uow.accept({ paymentId, status }));
  });

  const news = (more: object = {}) => ({
    eventId: randomUUID(),
    paymentId: randomUUID(),
    reference: 'B12',
    status: 'failed',
    failure: 'declined',
    ...more,
  });
  const post = (bytes: string, signature?: string, headers: Record<string, string> = {}) =>
    harness.request('POST', '/payments/webhooks/bank', {
      bytes,
      headers: {
        'content-type': 'application/json',
        ...(signature === undefined ? {} : { 'bank-signature': signature }),
        ...headers,
      },
    });
  const sign = (body: string, at = seconds(), secret = harness.secrets.bankWebhookSecret) =>
    signatureOf(secret, body, at);
  const tell = (body: object) => post(JSON.stringify(body), sign(JSON.stringify(body)));
  const done = (paymentId: string) => harness.wallet.done.filter(({ data }) => data.paymentId === paymentId);

  it('tells the wallet what the bank says, as the bank, and answers 204', async () => {
    const { eventId, ...told } = news();
    const answer = await tell({ eventId, ...told });
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    await eventually(() =>
      expect(done(told.paymentId)).toEqual([
        {
          name: 'Wallet.SettlePayment',
          actor: { type: 'service', id: 'bank' },
          data: { ...told, providerEventId: eventId },
        },
      ]),
    );
    keepSample(SettlePayment, harness.commands().at(-1));
  });

  it('makes one command of what is said many times, also at once and with other signatures', async () => {
    const one = news();
    const body = JSON.stringify(one);
    const answers = await Promise.all([0, -1, -200, 200].map((later) => post(body, sign(body, seconds() + later))));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204, 204, 204]);
    const ids = () =>
      harness
        .commands()
        .filter(({ data }) => data.paymentId === one.paymentId)
        .map(({ event_id: id }) => id);
    expect([ids().length, new Set(ids()).size]).toEqual([4, 1]);
    await eventually(() => expect(done(one.paymentId)).toHaveLength(1));
    await tell({ ...one, eventId: randomUUID() });
    expect(new Set(ids()).size).toBe(2);
  });

  it.each<[string, (body: string) => string | undefined]>([
    ['no signature', () => undefined],
    ['an empty one', () => ''],
    ['another key', (body) => sign(body, seconds(), 'x'.repeat(43))],
    ['another body', (body) => sign(`${body} `)],
    ['another time than the one that is signed', (body) => sign(body).replace(/t=\d+/, `t=${seconds() + 1}`)],
    ['no time', (body) => `v1=${createHmac('sha256', harness.secrets.bankWebhookSecret).update(body).digest('hex')}`],
    ['a signature of six minutes ago', (body) => sign(body, seconds() - 360)],
    ['a signature of tomorrow', (body) => sign(body, seconds() + 86_400)],
    ['half a signature', (body) => sign(body).slice(0, -32)],
    ['two signatures', (body) => `${sign(body)}, ${sign(body)}`],
  ])('believes nothing with %s', async (_what, signature) => {
    const body = JSON.stringify(news());
    const before = harness.commands().length;
    expectProblem(await post(body, signature(body)), 'invalid-signature');
    expect(harness.commands()).toHaveLength(before);
  });

  it('believes no access token in the place of a signature', async () => {
    const headers = { authorization: `Bearer ${harness.newPerson().token()}` };
    expectProblem(await post(JSON.stringify(news()), undefined, headers), 'invalid-signature');
  });

  it.each([
    ['eventId', ''],
    ['eventId', 'x'.repeat(65)],
    ['paymentId', 'mine'],
    ['status', 'pending'],
    ['reference', 'a b'],
    ['failure', 'Not enough money of Ann'],
    ['amount', '1'],
  ])('refuses %s %j, signed or not, and sends nothing', async (field, value) => {
    const before = harness.commands().length;
    const errors = expectProblem(await tell(news({ [field]: value })), 'validation-error');
    expect(Object.keys(errors!)).toEqual([field]);
    expect(harness.commands()).toHaveLength(before);
  });

  it('answers 503 when the broker has not taken it, so that the bank says it again', async () => {
    const one = news();
    harness.broker.goAway();
    expectProblem(await tell(one), 'service-unavailable');
    harness.broker.comeBack();
    expect((await tell(one)).statusCode).toBe(204);
    await eventually(() => expect(done(one.paymentId)).toHaveLength(1));
  });
});
