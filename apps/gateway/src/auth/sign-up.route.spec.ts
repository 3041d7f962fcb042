import { ConfirmAccount, SignUp, type Envelope } from '@portfel/contracts';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const person = { email: 'ann@example.com', username: 'ann', password: 'Secret-12345', termsAccepted: true };

describe('POST /accounts', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.auth.done.length = 0;
    harness.auth.on(SignUp, ({ accountId, username }, uow) => uow.accept({ accountId, username }));
  });

  const signUp = (body: unknown = person, headers: Record<string, string> = {}) =>
    harness.request('POST', '/accounts', { body, headers });
  const newest = () => harness.commands().reduce((a, b) => (a.event_time > b.event_time ? a : b));

  it('answers 201 with the account, whose id is the command id', async () => {
    const answer = await signUp();
    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({ accountId: newest().event_id, username: 'ann' });
  });

  it('sends the address in lower case, the profile and the terms, as a visitor', async () => {
    await signUp({ ...person, email: 'Ann@Example.com', firstName: 'Annabelle', bio: '' });
    expect(harness.auth.done).toEqual([
      {
        name: 'Auth.SignUp',
        actor: { type: 'visitor' },
        data: expect.objectContaining({ email: 'ann@example.com', password: 'Secret-12345', termsAccepted: true }) as object,
      },
    ]);
  });

  it('puts neither password nor e-mail nor profile on a topic or in the log in clear (PF-U06)', async () => {
    await signUp({ ...person, firstName: 'Annabelle' });
    const seen = harness.wire() + harness.log.join('');
    expect(seen).toContain('Auth.SignUp');
    for (const secret of ['ann@example.com', 'Secret-12345', 'Annabelle']) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2));
    }
  });

  it.each(['user-already-exists', 'tac-not-accepted'] as const)('passes on the rejection %s', async (code) => {
    harness.auth.on(SignUp, (_, uow) => uow.reject(code));
    expectProblem(await signUp(), code);
  });

  it('sends the refusal of the terms on to the one who decides', async () => {
    await signUp({ ...person, termsAccepted: false });
    expect(harness.auth.done[0]?.data.termsAccepted).toBe(false);
  });

  it.each([
    ['email', 'not-an-address', 'must be an e-mail address'],
    ['email', `${'a'.repeat(250)}@example.com`, 'must have at most 254 characters'],
    ['email', null, /expected string/],
    ['email', { $ne: '' }, /expected string/],
    ['username', 'an', 'must have at least 3 characters'],
    ['username', 'a'.repeat(31), 'must have at most 30 characters'],
    ['username', 'ann <b>', 'may have letters, digits and . _ - only'],
    ['username', 7, /expected string/],
    ['password', 'Sh0rt-x', 'must have at least 8 characters'],
    ['password', `Aa1-${'x'.repeat(125)}`, 'must have at most 128 characters'],
    ['password', 'secret-12345', 'must have an upper-case letter'],
    ['password', 'SECRET-12345', 'must have a lower-case letter'],
    ['password', 'Secret-abcde', 'must have a digit'],
    ['password', 'Secret012345', 'must have one of # ? ! @ $ % ^ & * -'],
    ['password', ['Secret-12345'], /expected string/],
    ['termsAccepted', 'true', /expected boolean/],
    ['termsAccepted', undefined, /expected boolean/],
    ['firstName', 'x'.repeat(256), 'must have at most 255 characters'],
    ['bio', 'left\u202eright', 'must not contain control characters'],
    ['publicEmail', 1, /expected boolean/],
    ['role', 'admin', 'is not a field of this request'],
  ])('refuses %s = %j and names that field only', async (field, value, message) => {
    const answer = await signUp({ ...person, [field]: value });
    const matcher = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(expectProblem(answer, 'validation-error')).toEqual({ [field]: [matcher] });
    expect(harness.auth.done).toEqual([]);
  });

  it('names every broken rule of a password at once (CT-U07)', async () => {
    const errors = expectProblem(await signUp({ ...person, password: '' }), 'validation-error');
    expect(errors!.password).toEqual([
      'must have at least 8 characters',
      'must have an upper-case letter',
      'must have a lower-case letter',
      'must have a digit',
      'must have one of # ? ! @ $ % ^ & * -',
    ]);
  });

  it('names every field that is missing', async () => {
    const errors = expectProblem(await signUp({}), 'validation-error');
    expect(Object.keys(errors!).sort()).toEqual(['email', 'password', 'termsAccepted', 'username']);
  });

  it.each([[null], [[]], ['text'], [7]])('refuses the body %j', async (body) => {
    expect(Object.keys(expectProblem(await signUp(body), 'validation-error')!)).toEqual(['body']);
  });

  describe('a body that is not what it says', () => {
    const json = 'application/json';
    const good = JSON.stringify(person);
    it.each([
      ['cut off', json, good.slice(0, -1), 'bad-request'],
      ['empty', json, '', 'bad-request'],
      ['poisoned with __proto__', json, good.replace('{', '{"__proto__":{"role":"admin"},'), 'bad-request'],
      ['poisoned with constructor.prototype', json, good.replace('{', '{"constructor":{"prototype":{}},'), 'bad-request'],
      ['larger than 64 KiB', json, good.padEnd(65 * 1_024), 'payload-too-large'],
      ['JSON that claims to be text', 'text/plain', good, 'unsupported-media-type'],
      ['a form', 'application/x-www-form-urlencoded', new URLSearchParams({ ...person } as never).toString(), 'unsupported-media-type'],
      ['a multipart form', 'multipart/form-data; boundary=b', '--b--', 'unsupported-media-type'],
      ['XML', 'application/xml', '<a/>', 'unsupported-media-type'],
    ] as const)('is refused: %s', async (_what, type, bytes, code) => {
      const answer = await harness.request('POST', '/accounts', { bytes, headers: { 'content-type': type } });
      expectProblem(answer, code);
      expect(harness.auth.done).toEqual([]);
    });
  });

  it('does what is asked with JSON in another spelling of its type', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const answer = await harness.request('POST', '/accounts', { bytes: JSON.stringify(person), headers });
    expect(answer.statusCode).toBe(201);
  });

  describe('with an Idempotency-Key', () => {
    it('has one effect and one answer for the same key and body', async () => {
      const answers = [];
      for (let time = 0; time < 3; time += 1) answers.push(await signUp(person, { 'idempotency-key': 'k-same' }));
      expect(answers.map((answer) => answer.statusCode)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
      expect(harness.auth.done).toHaveLength(1);
    });

    it('has one effect when the requests come at once', async () => {
      const answers = await Promise.all([1, 2, 3].map(() => signUp(person, { 'idempotency-key': 'k-at-once' })));
      expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
      expect(harness.auth.done).toHaveLength(1);
    });

    it('refuses the key for another body, with 422', async () => {
      await signUp(person, { 'idempotency-key': 'k-reused' });
      const other = await signUp({ ...person, username: 'eve' }, { 'idempotency-key': 'k-reused' });
      expectProblem(other, 'idempotency-key-reused');
      expect(harness.auth.done.map(({ data }) => data.username)).toEqual(['ann']);
    });

    it('makes another command id for another key, command or caller', async () => {
      harness.auth.on(ConfirmAccount, (_, uow) => uow.reject('hash-not-found'));
      const id = async (key: string, path = '/accounts', body: unknown = person) => {
        const before = new Set(harness.commands().map(({ event_id }) => event_id));
        await harness.request('POST', path, { body, headers: { 'idempotency-key': key } });
        return harness.commands().find(({ event_id }: Envelope) => !before.has(event_id))?.event_id;
      };
      const ids = [await id('k-1'), await id('k-2'), await id('k-1', '/accounts/confirmations', { token: 't' })];
      expect(new Set(ids).size).toBe(3);
      ids.forEach((one) => expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/));
    });

    it.each([[''], ['has space'], ['x'.repeat(201)], ['schlüssel']])('refuses the key %j', async (key) => {
      const errors = expectProblem(await signUp(person, { 'idempotency-key': key }), 'validation-error');
      expect(errors).toEqual({ 'Idempotency-Key': ['must have 1 to 200 visible characters'] });
      expect(harness.auth.done).toEqual([]);
    });
  });

  it.each(['cross-site', 'same-site'])('refuses a request a browser calls %s (CT-A16)', async (site) => {
    expectProblem(await signUp(person, { 'sec-fetch-site': site }), 'cross-site-request');
    expect(harness.auth.done).toEqual([]);
  });

  it.each(['same-origin', 'none'])('takes a request a browser calls %s', async (site) => {
    expect((await signUp(person, { 'sec-fetch-site': site })).statusCode).toBe(201);
  });
});
