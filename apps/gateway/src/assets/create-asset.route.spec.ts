import { CreateAsset } from '@portfel/contracts';
import { describeAdminRoute } from '../../test/describe-admin-route';
import { describeCommandRoute, describeJsonBody } from '../../test/describe-command-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from '../../test/gateway-harness';

const body = { code: 'SWORD-1', name: 'A sword', scale: 0, kind: 'item' };

describe('POST /assets', () => {
  let harness: GatewayHarness;
  let token: string;
  beforeAll(async () => {
    harness = await startHarness();
    token = harness.newPerson().token({ claims: { role: 'admin' } });
  });
  afterAll(() => harness.close());
  beforeEach(() => {
    harness.wallet.done.length = 0;
    harness.wallet.on(CreateAsset, ({ assetId, code }, uow) => uow.accept({ assetId, code }));
    harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
  });

  const create = (data: unknown = body, options: RequestOptions = { token }) =>
    harness.request('POST', '/assets', { body: data, ...options });

  it('answers 201 with the asset, whose id is the command id (GS-W01)', async () => {
    const answer = await create();
    expect(answer.statusCode).toBe(201);
    const { event_id: assetId } = harness.commands().at(-1)!;
    expect(answer.json()).toEqual({ assetId, code: 'SWORD-1' });
    expect(harness.wallet.done[0]!.data).toEqual({ ...body, assetId, attributes: {}, overdraft: '0' });
  });

  it('takes attributes and an overdraft (GS-W03, GS-W05)', async () => {
    const more = { attributes: { colour: 'red', 'made-in': 'Gondor' }, overdraft: '1000' };
    expect((await create({ ...body, ...more })).statusCode).toBe(201);
    expect(harness.wallet.done[0]!.data).toMatchObject(more);
  });

  it.each(CreateAsset.errors)('passes on the rejection %s', async (code) => {
    harness.wallet.on(CreateAsset, (_, uow) => uow.reject(code));
    expectProblem(await create(), code);
  });

  const attributes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`a${at}`, '']));
  it.each([
    ['code', 'sword'],
    ['code', '1UP'],
    ['code', '-A'],
    ['code', 'A'],
    ['code', 'X'.repeat(17)],
    ['code', 'A\u0000'],
    ['name', ''],
    ['name', 'x'.repeat(61)],
    ['name', 'left\u202eright'],
    ['scale', -1],
    ['scale', 19],
    ['scale', 1.5],
    ['scale', '2'],
    ['kind', 'weapon'],
    ['attributes', attributes(21)],
    ['attributes', { colour: 7 }],
    ['attributes', { colour: { dark: 'red' } }],
    ['attributes', { 'no name': '' }],
    ['attributes', { colour: 'x'.repeat(201) }],
    ['attributes', []],
    ['overdraft', '-1'],
    ['overdraft', '01'],
    ['overdraft', '9'.repeat(31)],
    ['assetId', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ])('refuses %s %j and sends nothing', async (field, value) => {
    const errors = expectProblem(await create({ ...body, [field]: value }), 'validation-error');
    expect(Object.keys(errors!)[0]!.split('.')[0]).toBe(field);
    expect(harness.wallet.done).toEqual([]);
  });

  it('takes 20 attributes', async () => {
    expect((await create({ ...body, attributes: attributes(20) })).statusCode).toBe(201);
  });

  const asAdmin = (): GatewayHarness => ({
    ...harness,
    request: (method, path, options) => harness.request(method, path, { token, ...options }),
  });
  describeJsonBody(asAdmin, '/assets', body);
  describeAdminRoute(
    () => harness,
    (options) => create(body, options),
  );
  describeCommandRoute(() => harness, {
    contract: CreateAsset,
    status: 201,
    send: (headers) => create(body, { token, headers }),
    sendOther: (headers) => create({ ...body, code: 'SWORD-2' }, { token, headers }),
  });
});
