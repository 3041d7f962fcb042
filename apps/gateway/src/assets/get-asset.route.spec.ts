import { asset } from '../../test/sample-asset';
import { expectProblem, startHarness, type GatewayHarness } from '../../test/gateway-harness';

const { assetId, ...told } = asset;

describe('GET /assets/:code', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());
  beforeEach(() => harness.questions.on('GetAsset', () => ({ asset })));

  const get = (code = 'SWORD-1') => harness.request('GET', `/assets/${code}`);

  it('answers everybody (GS-W01)', async () => {
    const answer = await get();
    expect([answer.statusCode, answer.json()]).toEqual([200, { id: assetId, ...told }]);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('tells since when one is archived', async () => {
    harness.questions.on('GetAsset', () => ({ asset: { ...asset, archivedAt: asset.createdAt } }));
    expect((await get()).json()).toMatchObject({ archivedAt: asset.createdAt });
  });

  it('answers 404 for a code of nothing', async () => {
    harness.questions.refuse('GetAsset', 'asset-not-found');
    expectProblem(await get(), 'asset-not-found');
  });

  it.each(['sword', '1', '%00', 'X'.repeat(17)])('refuses the code %s', async (code) => {
    expectProblem(await get(code), 'validation-error');
  });

  it('answers 503 while the wallet service is away', async () => {
    harness.questions.beAway('GetAsset');
    expectProblem(await get(), 'service-unavailable');
  });
});
