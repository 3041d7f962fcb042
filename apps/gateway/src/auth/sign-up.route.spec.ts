import { version } from 'uuid';
import { SignUp } from '@portfel/contracts';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type Answer, type GatewayHarness } from '../../test/gateway-harness';

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

  it('answers 201 with the account, whose id is the command id, and where the link has gone (SD-U05)', async () => {
    const answer = await signUp({ ...person, email: 'Ann@Example.com' }, { 'idempotency-key': 'k-first' });
    expect(answer.statusCode).toBe(201);
    const [command] = harness.commands();
    const { email, username } = person;
    expect(answer.json()).toEqual({ success: true, accountId: command!.event_id, username, email });
  });

  it('gives every account a UUID that nobody chooses (GS-U05)', async () => {
    const idOf = (answer: Answer) => answer.json<{ accountId: string }>().accountId;
    const [one, other] = [idOf(await signUp()), idOf(await signUp())];
    expect([one, other].map(version)).toEqual([7, 7]);
    expect(one).not.toBe(other);
    expect(version(idOf(await signUp(person, { 'idempotency-key': one })))).toBe(8);
    const chosen = { accountId: one };
    expect(expectProblem(await signUp({ ...person, ...chosen }), 'validation-error')).toHaveProperty('accountId');
  });

  it('sends the address in lower case, as a visitor, under the id of the request', async () => {
    const answer = await signUp({ ...person, email: 'Ann@Example.com', firstName: 'Annabelle', bio: '' });
    const data = { email: 'ann@example.com', password: 'Secret-12345', username: 'ann', termsAccepted: true };
    expect(harness.auth.done).toMatchObject([{ name: 'Auth.SignUp', actor: { type: 'visitor' }, data }]);
    const { accountId } = answer.json<{ accountId: string }>();
    const command = harness.commands().find(({ event_id }) => event_id === accountId);
    expect(command!.correlation_id).toBe(answer.headers['x-correlation-id']);
  });

  it('puts neither password nor e-mail nor profile on a topic or in the log in clear (PF-U06)', async () => {
    await signUp({ ...person, firstName: 'Annabelle' });
    expectProblem(await signUp({ ...person, firstName: 'Annabelle', password: 'Secret' }), 'validation-error');
    const seen = harness.wire() + harness.log.join('');
    expect(seen).toContain('Auth.SignUp');
    expect(seen).toContain('"status":201');
    for (const secret of ['ann@example.com', 'Secret', 'Annabelle']) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(Buffer.from(secret).toString('base64url').slice(0, -2));
    }
  });

  it.each(['user-already-exists', 'tac-not-accepted'] as const)('passes on the rejection %s', async (code) => {
    harness.auth.on(SignUp, (_, uow) => uow.reject(code));
    expectProblem(await signUp(), code);
  });

  it.each([
    ['pl', {}, 'pl'],
    ['pl', { 'accept-language': 'en' }, 'pl'],
    [undefined, { 'accept-language': 'de, pl-PL;q=0.9' }, 'pl'],
    [undefined, {}, 'en'],
  ])('sends the language of the body, else of the request: %j, %j', async (language, headers, sent) => {
    await signUp({ ...person, language }, headers);
    expect(harness.auth.done).toMatchObject([{ data: { language: sent } }]);
  });

  it('leaves it to auth what refused terms mean', async () => {
    await signUp({ ...person, termsAccepted: false });
    expect(harness.auth.done[0]?.data.termsAccepted).toBe(false);
  });

  it.each([
    ['email', 'must be an e-mail address', 'not-an-address'],
    ['email', 'must have at most 254 characters', `${'a'.repeat(250)}@example.com`],
    ['email', 'must be an e-mail address', null],
    ['email', 'must be an e-mail address', { $ne: '' }],
    ['username', 'must have at least 3 characters', 'an'],
    ['username', 'must have at most 30 characters', 'a'.repeat(31)],
    ['username', 'may have letters, digits and . _ - only', 'ann <b>'],
    ['username', /expected string/, null],
    ['username', /expected string/, 7],
    ['password', 'must have at least 8 characters', 'Sh0rt-x'],
    ['password', 'must have at most 128 characters', `Aa1-${'x'.repeat(125)}`],
    ['password', 'must have an upper-case letter', 'secret-12345'],
    ['password', 'must have a lower-case letter', 'SECRET-12345'],
    ['password', 'must have a digit', 'Secret-abcde'],
    ['password', 'must have one of # ? ! @ $ % ^ & * -', 'Secret012345'],
    ['password', /expected string/, null],
    ['termsAccepted', /expected boolean/, 'true'],
    ['termsAccepted', /expected boolean/, null],
    ['language', /expected one of/, 'de'],
    ['firstName', 'must have at most 255 characters', 'x'.repeat(256)],
    ['lastName', 'must have at most 255 characters', 'x'.repeat(256)],
    ['twitter', /expected string/, 1],
    ['linkedIn', /expected string/, null],
    ['personalWebsite', /expected string/, []],
    ['title', 'must not contain control characters', 'nul\u0000'],
    ['bio', 'must not contain control characters', 'left\u202eright'],
    ['publicEmail', /expected boolean/, 1],
  ])('refuses a wrong %s and names that field only: %s', async (field, message, value) => {
    const errors = expectProblem(await signUp({ ...person, [field]: value }), 'validation-error');
    expect(errors).toEqual({ [field]: [typeof message === 'string' ? message : expect.stringMatching(message)] });
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

  it('takes JSON in another spelling of its type', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const answer = await harness.request('POST', '/accounts', { bytes: JSON.stringify(person), headers });
    expect(answer.statusCode).toBe(201);
  });

  describeJsonBody(() => harness, '/accounts', person);
  describeCommandRoute(() => harness, {
    contract: SignUp,
    status: 201,
    send: (headers) => signUp(person, headers),
    sendOther: (headers) => signUp({ ...person, password: 'Other-12345' }, headers),
  });
});
