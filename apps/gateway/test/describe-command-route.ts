import { sealedFields, type AnyCommand } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { expectProblem, type Answer, type GatewayHarness, type RequestOptions } from './gateway-harness';

export interface CommandRoute {
  readonly contract: AnyCommand;
  /** A request that is accepted, with these headers added. */
  send(headers?: Record<string, string>): Promise<Answer>;
  /** A request of the same caller that means something else, if there is any. */
  sendOther?(headers: Record<string, string>): Promise<Answer>;
  /** What a success answers. */
  readonly status: number;
}

/** What every route that sends a command promises about keys, other sites and an absent broker. */
export function describeCommandRoute(harness: () => GatewayHarness, route: CommandRoute): void {
  const { contract, send, sendOther, status } = route;
  const done = () =>
    harness()[contract.context as 'auth' | 'user' | 'wallet'].done.filter(({ name }) => name === contract.name);
  const effects = async (work: () => Promise<unknown>) => {
    const before = done().length;
    await work();
    return done().length - before;
  };

  it('sends what its contract says', async () => {
    await send();
    const sent = harness()
      .commands()
      .find(({ event_name: name, event_version: version }) => name === contract.name && version === contract.version);
    keepSample(contract, sent);
  });

  it('has one effect and one answer for an Idempotency-Key, also at once', async () => {
    const answers: Answer[] = [];
    const count = await effects(async () => {
      answers.push(...(await Promise.all([1, 2, 3].map(() => send({ 'idempotency-key': 'k-same' })))));
      answers.push(await send({ 'idempotency-key': 'k-same' }));
    });
    expect(answers.map((answer) => answer.statusCode)).toEqual([status, status, status, status]);
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(count).toBe(1);
  });

  // An answer that holds secrets is waited for, by the first and by its repeat, as long as it may take.
  const mayBePending = sealedFields(contract.result).size === 0;
  if (mayBePending) {
    it('answers a repeat 409 while the first still waits, and names its operation', async () => {
      const service = harness()[contract.context as 'auth' | 'user' | 'wallet'];
      const sent = () => harness().commands().length;
      service.hold();
      try {
        const before = sent();
        const key = { 'idempotency-key': 'k-running' };
        const first = send({ ...key, prefer: 'wait=3' });
        await eventually(() => expect(sent()).toBe(before + 1));
        const repeat = await send({ ...key, prefer: 'respond-async' });
        const { operationId } = repeat.json<{ operationId: string }>();
        expect([repeat.statusCode, repeat.json<{ code: string }>().code]).toEqual([409, 'request-in-progress']);
        expect(repeat.headers.location).toBe(`/api/v1/operations/${operationId}`);
        service.release();
        expect((await first).statusCode).toBe(status);
      } finally {
        service.release();
      }
    });
  }

  if (sendOther) {
    it('refuses an Idempotency-Key that was used for another request, with 422 and no effect', async () => {
      await send({ 'idempotency-key': 'k-reused' });
      const count = await effects(async () =>
        expectProblem(await sendOther({ 'idempotency-key': 'k-reused' }), 'idempotency-key-reused'),
      );
      expect(count).toBe(0);
    });
  }

  it.each([
    ['empty', ''],
    ['with a space', 'has space'],
    ['of 201 characters', 'x'.repeat(201)],
    ['outside ASCII', 'schl\u00fcssel'],
  ])('refuses an Idempotency-Key %s', async (_what, key) => {
    const count = await effects(async () => {
      const errors = expectProblem(await send({ 'idempotency-key': key }), 'validation-error');
      expect(errors).toEqual({ 'Idempotency-Key': ['must have 1 to 200 visible characters'] });
    });
    expect(count).toBe(0);
  });

  it.each(['cross-site', 'same-site'])('refuses a request that a browser calls %s (CT-A16)', async (site) => {
    const count = await effects(async () =>
      expectProblem(await send({ 'sec-fetch-site': site }), 'cross-site-request'),
    );
    expect(count).toBe(0);
  });

  it.each(['same-origin', 'none'])('takes a request that a browser calls %s', async (site) => {
    expect((await send({ 'sec-fetch-site': site })).statusCode).toBe(status);
  });

  it('answers 503 with Retry-After while the broker is away, and does it once when it is tried again', async () => {
    const key = { 'idempotency-key': 'k-broker-away' };
    harness().broker.goAway();
    const count = await effects(async () => {
      expectProblem(await send(key), 'service-unavailable');
      harness().broker.comeBack();
      const answers = [await send(key), await send(key)];
      expect(answers.map((answer) => answer.statusCode)).toEqual([status, status]);
    });
    expect(count).toBe(1);
  });
}

/** What every route with a JSON body promises about bytes that are no such thing. */
export function describeJsonBody(
  harness: () => GatewayHarness,
  path: string,
  body: Readonly<Record<string, unknown>>,
): void {
  const json = 'application/json';
  const good = JSON.stringify(body);
  const post = (options: RequestOptions) => harness().request('POST', path, options);
  const refusedWith = async (code: Parameters<typeof expectProblem>[1], options: RequestOptions) => {
    const before = harness().commands().length;
    const errors = expectProblem(await post(options), code);
    expect(harness().commands()).toHaveLength(before);
    return errors;
  };

  it.each([
    ['cut off', json, good.slice(0, -1), 'bad-request'],
    ['empty', json, '', 'bad-request'],
    ['poisoned with __proto__', json, good.replace('{', '{"__proto__":{"role":"admin"},'), 'bad-request'],
    ['poisoned with constructor.prototype', json, good.replace('{', '{"constructor":{"prototype":{}},'), 'bad-request'],
    ['of more than 64 KiB', json, good.padEnd(64 * 1_024 + 1), 'payload-too-large'],
    ['of JSON that claims to be text', 'text/plain', good, 'unsupported-media-type'],
    [
      'of a form',
      'application/x-www-form-urlencoded',
      new URLSearchParams(body as never).toString(),
      'unsupported-media-type',
    ],
    ['of a multipart form', 'multipart/form-data; boundary=b', '--b--', 'unsupported-media-type'],
    ['of XML', 'application/xml', '<a/>', 'unsupported-media-type'],
  ] as const)('refuses a body %s', async (_what, type, bytes, code) => {
    await refusedWith(code, { bytes, headers: { 'content-type': type } });
  });

  it('refuses a request without a body', async () => {
    expect(Object.keys((await refusedWith('validation-error', {}))!)).toEqual(['body']);
  });

  it.each([[null], [[]], ['text'], [7]])('refuses the body %j', async (other) => {
    expect(Object.keys((await refusedWith('validation-error', { body: other }))!)).toEqual(['body']);
  });

  it('names every field that is missing', async () => {
    const errors = await refusedWith('validation-error', { body: {} });
    expect(Object.keys(errors!).sort()).toEqual(Object.keys(body).sort());
  });

  it('refuses a field it does not know', async () => {
    const errors = await refusedWith('validation-error', { body: { ...body, role: 'admin' } });
    expect(errors).toEqual({ role: ['is not a field of this request'] });
  });
}
