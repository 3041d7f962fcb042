import { RestoreAsset } from '@portfel/contracts';
import { describeAdminRoute } from '../../test/describe-admin-route';
import { describeCommandRoute } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';
import { asset } from '../../test/sample-asset';

const { assetId } = asset;

describe('POST /assets/:code/restoration', () => {
  let harness: GatewayHarness;
  let token: string;
  beforeAll(async () => {
    harness = await startHarness();
    token = harness.newPerson().token({ claims: { role: 'admin' } });
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.wallet.on(RestoreAsset, (_, uow) => uow.accept({}));
    harness.questions.on('GetAsset', () => ({ asset }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
  });

  const send = (options: RequestOptions = { token }, code = 'SWORD-1') =>
    harness.request('POST', `/assets/${code}/restoration`, options);

  it('answers 204 and sends the command by the id of the asset, which is asked for by its code (GS-W01)', async () => {
    harness.questions.asked.length = 0;
    const answer = await send();
    expect([answer.statusCode, answer.body]).toEqual([204, '']);
    expect(harness.wallet.done.map(({ data }) => data)).toEqual([{ assetId }]);
    expect(harness.questions.asked).toContainEqual(expect.objectContaining({ request: { code: 'SWORD-1' } }));
  });

  it.each(RestoreAsset.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(RestoreAsset, (_, uow) => uow.reject(code));
    expectProblem(await send(), code);
  });

  it('answers 404 for a code of nothing, and sends nothing', async () => {
    harness.questions.refuse('GetAsset', 'asset-not-found');
    expectProblem(await send(), 'asset-not-found');
    expect(harness.wallet.done).toEqual([]);
  });

  it.each(['sword', '1', '%00', 'X'.repeat(17)])('refuses the code %s', async (code) => {
    expectProblem(await send({ token }, code), 'validation-error');
  });

  describeAdminRoute(
    () => harness,
    (options) => send(options),
  );
  describeCommandRoute(() => harness, {
    contract: RestoreAsset,
    status: 204,
    send: (headers) => send({ token, headers }),
  });
});
