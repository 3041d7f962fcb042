import { ChangeProfile } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const body = { firstName: 'Annabelle-canary', bio: null, publicEmail: true };

describe('PATCH /me/profile', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  beforeAll(async () => {
    harness = await startHarness();
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.user.done.length = 0;
    harness.user.on(ChangeProfile, ({ accountId }, uow) => uow.accept({ accountId }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.user.operation(commandId));
  });

  const change = (data: unknown = body, headers: Record<string, string> = {}) =>
    harness.request('PATCH', '/me/profile', { body: data, headers, token: person.token() });

  it('changes the profile of the person in the token, and sends nothing of it in clear (CT-U37)', async () => {
    const answer = await change();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId } = person;
    expect(harness.user.done).toEqual([
      {
        name: 'User.ChangeProfile',
        actor: { type: 'account', id: accountId },
        data: { accountId, changes: body },
      },
    ]);
    expect(harness.wire() + harness.log.join('')).not.toContain('canary');
  });

  it.each([
    ['trims', { title: '  Dr  ' }, { title: 'Dr' }],
    ['clears what is empty', { twitter: '', linkedIn: '', title: ' ' }, { twitter: null, linkedIn: null, title: null }],
    ['takes handles and links', { twitter: '@ann_k', personalWebsite: 'HTTPS://ann.example/a?b=c' }, undefined],
    ['takes the kind of person (GS-U02)', { kind: 'legal' }, undefined],
  ])('%s', async (_what, data, changes) => {
    expect((await change(data)).statusCode).toBe(204);
    expect(harness.user.done).toMatchObject([{ data: { changes: changes ?? data } }]);
  });

  it.each([
    ['userId', '01890000-0000-7000-8000-000000000000'],
    ['accountId', '01890000-0000-7000-8000-000000000000'],
    ['id', '01890000-0000-7000-8000-000000000000'],
    ['email', 'thief@example.com'],
    ['password', 'Correct-horse-1'],
    ['role', 'admin'],
    ['createdAt', '2020-01-01T00:00:00.000Z'],
    ['username', 'admin'],
  ])('refuses a %s beside the profile and changes nothing (CT-U39, BUG-CT-02)', async (field, value) => {
    expect(expectProblem(await change({ ...body, [field]: value }), 'validation-error')).toEqual({
      [field]: ['is not a field of this request'],
    });
    expect(harness.user.done).toEqual([]);
  });

  it.each([
    ['personalWebsite', 'javascript:alert(1)'],
    ['personalWebsite', 'ftp://ann.example'],
    ['personalWebsite', 'https://'],
    ['linkedIn', 'data:text/html,x'],
    ['linkedIn', 'ann'],
    ['twitter', 'a handle'],
    ['twitter', 'x'.repeat(16)],
    ['twitter', 'https://twitter.example/ann'],
    ['firstName', 'x'.repeat(256)],
    ['bio', 'a\u202eb'],
    ['title', 'a\u0000b'],
    ['title', { $ne: '' }],
    ['kind', 'robot'],
    ['publicEmail', 'yes'],
    ['publicEmail', null],
  ])('refuses %s: %j', async (field, value) => {
    expect(Object.keys(expectProblem(await change({ [field]: value }), 'validation-error')!)).toEqual([field]);
    expect(harness.user.done).toEqual([]);
  });

  it.each(ChangeProfile.errors)('passes on the rejection %s', async (code) => {
    harness.user.on(ChangeProfile, (_, uow) => uow.reject(code));
    expectProblem(await change(), code);
  });

  describeCommandRoute(() => harness, {
    contract: ChangeProfile,
    status: 204,
    send: (headers) => change(body, headers),
    sendOther: (headers) => change({ ...body, firstName: 'Other' }, headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: (options) => harness.request('PATCH', '/me/profile', { body, ...options }),
  });
});
