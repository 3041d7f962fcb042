import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const picture = Buffer.from([0x52, 0x49, 0x46, 0x46, 0x00, 0xff, 0x80]);
const version = '01890000-0000-8000-8000-000000000001-large';

describe('GET /users/:username/photo', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('GetPhoto', ({ knownVersions }) => ({
      version,
      contentType: 'image/webp',
      picture: knownVersions.includes(version) ? Buffer.alloc(0) : picture,
    }));
  });

  const get = (query = '', headers: Record<string, string> = {}) =>
    harness.request('GET', `/users/Ann/photo${query}`, { headers });
  const asked = () => harness.questions.asked.at(-1)!.request;

  it('answers the bytes, to be kept and asked for again', async () => {
    const answer = await get();
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.equals(picture)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      etag: `"${version}"`,
    });
    expect(asked()).toEqual({ username: 'Ann', size: 'large', knownVersions: [] });
  });

  it.each(['small', 'large'])('asks for the size %s', async (size) => {
    await get(`?size=${size}`);
    expect(asked()).toMatchObject({ size });
  });

  it.each([
    ['the tag', `"${version}"`],
    ['a weak tag', `W/"${version}"`],
    ['one of several tags', `"other", "${version}"`],
  ])('answers 304 without bytes to who has it by %s', async (_what, tag) => {
    const answer = await get('', { 'if-none-match': tag });
    expect([answer.statusCode, answer.body]).toEqual([304, '']);
    expect(answer.headers).toMatchObject({ etag: `"${version}"`, 'cache-control': 'public, no-cache' });
  });

  it('answers the bytes to who has another one, and to tags that are none', async () => {
    for (const tag of ['"other"', 'nonsense', '*', `"${'x'.repeat(500)}"`]) {
      expect((await get('', { 'if-none-match': tag })).statusCode).toBe(200);
    }
  });

  it('shows a drawing for who has no photo, which can run nothing (CT-U43)', async () => {
    const drawing = Buffer.from('<svg/>');
    harness.questions.on('GetPhoto', () => ({ version: 'd', contentType: 'image/svg+xml', picture: drawing }));
    const answer = await get();
    expect([answer.statusCode, answer.headers['content-type'], answer.body]).toEqual([200, 'image/svg+xml', '<svg/>']);
    expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('knows nobody whom the services do not know', async () => {
    harness.questions.refuse('GetPhoto', 'user-not-found');
    expectProblem(await get(), 'user-not-found');
  });

  it.each(['?size=huge', '?size=', '?width=10'])('refuses %s', async (query) => {
    expectProblem(await get(query), 'validation-error');
    expect(harness.questions.asked).toEqual([]);
  });
});
