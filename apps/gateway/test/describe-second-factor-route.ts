import { sealedFields, type AnyCommand, type ResultToSend } from '@portfel/contracts';
import type { TestPerson } from './access-token';
import { describeCommandRoute } from './describe-command-route';
import { describeSignedInRoute } from './describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness, type RequestOptions } from './gateway-harness';

interface SecondFactorRoute<C extends AnyCommand> {
  readonly contract: C;
  readonly result: ResultToSend<C>;
  /** What it says of itself. */
  readonly promise: string;
  readonly status: number;
  /** Absent for 204. */
  readonly answer?: object;
  /** A request that is accepted, and another; absent where nothing is asked for. */
  readonly body?: object;
  readonly otherBody?: object;
  /** What nobody on the way may see. */
  readonly secrets: readonly string[];
  /** Whether the body may be absent: then no code goes with the request. */
  readonly bodyOptional?: boolean;
  /** Bodies that are refused, each with the field that is told. */
  readonly wrong?: readonly (readonly [field: string, body: object])[];
}

/** What the routes of one's own second factor have in common. */
export function describeSecondFactorRoute<C extends AnyCommand>(
  method: string,
  path: string,
  {
    contract,
    result,
    promise,
    status,
    answer,
    body,
    otherBody,
    secrets,
    bodyOptional,
    wrong = [],
  }: SecondFactorRoute<C>,
): void {
  describe(`${method} ${path}`, () => {
    let harness: GatewayHarness;
    let person: TestPerson;
    beforeAll(async () => {
      harness = await startHarness();
      person = harness.newPerson();
    });
    afterAll(() => harness.close());
    beforeEach(() => {
      harness.auth.done.length = 0;
      harness.auth.on<AnyCommand>(contract, (_, uow) => uow.accept(result));
    });

    const send = (options: RequestOptions = {}) =>
      harness.request(method, path, { body, token: person.token(), ...options });

    it(promise, async () => {
      const { statusCode, body: text, headers } = await send();
      expect([statusCode, text && (JSON.parse(text) as unknown)]).toEqual([status, answer ?? '']);
      const { accountId } = person;
      expect(harness.auth.done).toEqual([
        { name: contract.name, actor: { type: 'account', id: accountId }, data: { accountId, ...body } },
      ]);
      if (sealedFields(contract.result).size > 0) expect(headers['cache-control']).toBe('no-store');
      const seen = harness.wire() + harness.log.join('');
      for (const secret of secrets) expect(seen).not.toContain(secret);
    });

    it.each(contract.errors)('passes on the rejection %s', async (code) => {
      harness.auth.on<AnyCommand>(contract, (_, uow) => uow.reject(code));
      expectProblem(await send(), code);
    });

    if (wrong.length > 0) {
      it.each(wrong)('refuses a wrong %s and sends nothing: %j', async (field, refused) => {
        expect(Object.keys(expectProblem(await send({ body: refused }), 'validation-error')!)).toEqual([field]);
        expect(harness.auth.done).toEqual([]);
      });
    }

    if (bodyOptional) {
      it('takes a request without a body: then no code goes with it', async () => {
        expect((await send({ body: undefined })).statusCode).toBe(status);
        expect(harness.auth.done.map(({ data }) => data)).toEqual([{ accountId: person.accountId }]);
      });
    }

    describeCommandRoute(() => harness, {
      contract,
      status,
      send: (headers) => send({ headers }),
      sendOther: otherBody && ((headers) => send({ headers, body: otherBody })),
    });
    describeSignedInRoute(() => harness, {
      status,
      send: (options) => harness.request(method, path, { body, ...options }),
    });
  });
}

/** No code of any kind, as the fields of a body. */
export const wrongCodes = [
  ['code', { code: '' }],
  ['code', { code: 123456 }],
  ['code', { code: '1'.repeat(21) }],
  ['accountId', { code: '918273', accountId: '01890000-0000-7000-8000-000000000000' }],
] as const;
