import { status } from '@grpc/grpc-js';
import { SetPhoto, type StagePhotoRequest } from '@portfel/contracts';
import type { TestPerson } from '../../test/access-token';
import { describeCommandRoute } from '../../test/describe-command-route';
import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const LIMIT = 200_000;
const picture = Buffer.from('bytes that user will look at');

describe('PUT /me/photo', () => {
  let harness: GatewayHarness;
  let person: TestPerson;
  let staged: StagePhotoRequest[];
  beforeAll(async () => {
    harness = await startHarness({ PHOTO_LIMIT_BYTES: String(LIMIT) });
    person = harness.newPerson();
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    staged = [];
    harness.user.done.length = 0;
    harness.user.on(SetPhoto, ({ accountId }, uow) => uow.accept({ accountId }));
    harness.questions.on('StagePhoto', (request) => {
      staged.push(request);
      return {};
    });
  });

  const put = (bytes: Buffer = picture, headers: Record<string, string> = {}) =>
    harness.request('PUT', '/me/photo', {
      bytes,
      headers: { 'content-type': 'image/png', ...headers },
      token: person.token(),
    });

  it('hands the bytes to user, and tells Kafka only under which id (CT-U41, BUG-CT-28)', async () => {
    const answer = await put();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    const { accountId } = person;
    expect(staged).toEqual([{ accountId, uploadId: expect.any(String) as string, picture }]);
    expect(harness.user.done).toEqual([
      {
        name: 'User.SetPhoto',
        actor: { type: 'account', id: accountId },
        data: { accountId, uploadId: staged[0]!.uploadId },
      },
    ]);
    expect(harness.wire()).not.toContain('bytes that user');
  });

  it.each(['image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/x-anything'])(
    'takes %s: what it is, is looked at and not believed',
    async (type) => {
      expect((await put(picture, { 'content-type': type })).statusCode).toBe(204);
    },
  );

  it('takes as many bytes as it may have, and refuses one more with 413 (CT-U42)', async () => {
    expect((await put(Buffer.alloc(LIMIT, 7))).statusCode).toBe(204);
    staged = [];
    expectProblem(await put(Buffer.alloc(LIMIT + 1, 7)), 'payload-too-large');
    expect(staged).toEqual([]);
  });

  it.each([
    ['JSON', 'application/json', Buffer.from('{}')],
    ['a form', 'multipart/form-data; boundary=b', Buffer.from('--b--')],
    ['text', 'text/plain', picture],
    ['bytes of no type', 'application/octet-stream', picture],
    ['nothing', 'image/png', Buffer.alloc(0)],
  ])('refuses %s (CT-U42)', async (_what, type, bytes) => {
    expectProblem(await put(bytes, { 'content-type': type }), 'unsupported-media-type');
    expect([staged, harness.user.done]).toEqual([[], []]);
  });

  it('passes on that user cannot read it, and sends no command', async () => {
    harness.questions.on('StagePhoto', () =>
      Promise.reject({ code: status.INVALID_ARGUMENT, details: 'picture-not-readable' }),
    );
    expectProblem(await put(), 'picture-not-readable');
    expect(harness.user.done).toEqual([]);
  });

  it('answers 503 while user is away', async () => {
    harness.questions.beAway('StagePhoto');
    expectProblem(await put(), 'service-unavailable');
  });

  it('stages the same request under the same id, and another picture under another', async () => {
    const key = { 'idempotency-key': 'k-upload' };
    await put(picture, key);
    await put(picture, key);
    await put(Buffer.from('another picture'), key);
    await put(picture);
    const [first, repeat, other, fresh] = staged.map(({ uploadId }) => uploadId);
    expect(repeat).toBe(first);
    expect(new Set([first, other, fresh]).size).toBe(3);
  });

  it.each(SetPhoto.errors)('passes on the rejection %s', async (code) => {
    harness.user.on(SetPhoto, (_, uow) => uow.reject(code));
    expectProblem(await put(), code);
  });

  it('is the only route that takes so much, and the only one that takes pictures', async () => {
    const big = JSON.stringify({ bio: 'x'.repeat(100_000) });
    const token = person.token();
    const json = { bytes: big, headers: { 'content-type': 'application/json' }, token };
    expectProblem(await harness.request('PATCH', '/me/profile', json), 'payload-too-large');
    const image = { bytes: picture, headers: { 'content-type': 'image/png' }, token };
    expectProblem(await harness.request('PATCH', '/me/profile', image), 'unsupported-media-type');
    const large = { ...image, bytes: Buffer.alloc(100_000) };
    expectProblem(await harness.request('PUT', '/me/username', large), 'payload-too-large');
  });

  describeCommandRoute(() => harness, {
    contract: SetPhoto,
    status: 204,
    send: (headers) => put(picture, headers),
    sendOther: (headers) => put(Buffer.from('another picture'), headers),
  });
  describeSignedInRoute(() => harness, {
    status: 204,
    send: ({ headers, ...options }) =>
      harness.request('PUT', '/me/photo', {
        bytes: picture,
        headers: { 'content-type': 'image/png', ...headers },
        ...options,
      }),
  });
});
