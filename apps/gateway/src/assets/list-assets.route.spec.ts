import { asset } from '../../test/sample-asset';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const { assetId, ...told } = asset;

describe('GET /assets', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.questions.asked.length = 0;
    harness.questions.on('ListAssets', () => ({ assets: [asset], count: 7 }));
  });

  const list = (query = '') => harness.request('GET', `/assets${query}`);

  it('answers everybody with those in use, and how many there are (GS-W01)', async () => {
    const answer = await list();
    expect([answer.statusCode, answer.json()]).toEqual([200, { rows: [{ id: assetId, ...told }], count: 7 }]);
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(harness.questions.asked).toMatchObject([{ request: { kind: '', archived: false, after: '', limit: 50 } }]);
  });

  it('asks for the kind and the page that are asked for', async () => {
    await list('?kind=item&archived=true&after=SWORD-1&limit=100');
    expect(harness.questions.asked).toMatchObject([
      { request: { kind: 'item', archived: true, after: 'SWORD-1', limit: 100 } },
    ]);
  });

  it.each([
    'kind=weapon',
    'archived=yes',
    'after=sword',
    'limit=0',
    'limit=101',
    'limit=x',
    'page=2',
    'kind=item&kind=money',
  ])('refuses %s', async (query) => {
    expectProblem(await list(`?${query}`), 'validation-error');
    expect(harness.questions.asked).toEqual([]);
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('ListAssets');
    expectProblem(await list(), 'service-unavailable');
  });
});
