import type { AnyCommand } from '@portfel/contracts';
import type { TestPerson } from './access-token';
import { describeCommandRoute, describeJsonBody } from './describe-command-route';
import { describeSignedInRoute } from './describe-signed-in-route';
import { expectProblem, startHarness, type GatewayHarness } from './gateway-harness';

export const BOOK_ACCOUNT_ID = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
export const BOOK_MOVEMENT_ID = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d70';

type Body = Readonly<Record<string, unknown>>;

export interface BookRoute {
  readonly contract: AnyCommand;
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  /** What a success answers: 201 with the result, whose id is the command id, or 204. */
  readonly status: 201 | 204;
  readonly body?: Body;
  /** The command without its owner, and without the id that is the command id. */
  readonly data: Body;
  /** Texts of the body that stand nowhere in clear. */
  readonly secret?: string;
  /** Field → values that are refused. */
  readonly refused?: Readonly<Record<string, readonly unknown[]>>;
  /** Whether every field has to be there. */
  readonly whole?: boolean;
}

/** What every route that changes somebody's books promises. */
export function describeBookCommand(route: BookRoute): void {
  const { contract, method, path, status, body } = route;
  const idField = Object.keys(contract.result.shape as object)[0]!;

  describe(`${method} ${path}`, () => {
    let harness: GatewayHarness;
    let person: TestPerson;
    beforeAll(async () => {
      harness = await startHarness();
      person = harness.newPerson();
    });
    afterAll(() => harness.close());
    beforeEach(() => {
      harness.wallet.done.length = 0;
      harness.wallet.on(contract, (command, uow) =>
        uow.accept({ [idField]: (command as Record<string, unknown>)[idField] }),
      );
      harness.questions.on('GetOperation', ({ commandId }) => harness.wallet.operation(commandId));
    });

    const send = (data: unknown = body, headers: Record<string, string> = {}) =>
      harness.request(method, path, { body: data, headers, token: person.token() });

    it('sends what is asked for as, and for, the person in the token', async () => {
      const answer = await send();
      expect(answer.statusCode).toBe(status);
      const command = harness.commands().at(-1)!;
      const created = status === 201 ? { [idField]: command.event_id } : {};
      if (status === 201) expect(answer.json()).toEqual(created);
      const { accountId: ownerId } = person;
      const data = { ...route.data, ...created, ownerId };
      expect(harness.wallet.done).toEqual([{ name: contract.name, actor: { type: 'account', id: ownerId }, data }]);
    });

    it.each(contract.errors)('passes on the rejection %s', async (code) => {
      harness.wallet.on(contract, (_, uow) => uow.reject(code));
      expectProblem(await send(), code);
    });

    if (route.secret) {
      it('sends and logs nothing of it in clear (PF-U06)', async () => {
        await send();
        expect(harness.wire() + harness.log.join('')).not.toContain(route.secret);
      });
    }

    if (body) {
      it.each(['ownerId', 'movementId', 'id', 'ownerID', 'balance'])('refuses a field %s', async (field) => {
        const errors = expectProblem(await send({ ...body, [field]: BOOK_ACCOUNT_ID }), 'validation-error');
        expect(errors).toEqual({ [field]: ['is not a field of this request'] });
        expect(harness.wallet.done).toEqual([]);
      });
    }

    const refused = Object.entries(route.refused ?? {}).flatMap(([field, values]) =>
      values.map((value) => [field, value] as const),
    );
    if (refused.length > 0) {
      it.each(refused)('refuses %s: %j', async (field, value) => {
        const errors = expectProblem(await send({ ...body, [field]: value }), 'validation-error');
        expect(Object.keys(errors!)).toEqual([field]);
        expect(harness.wallet.done).toEqual([]);
      });
    }

    if (method === 'POST' && route.whole) {
      const asPerson = (): GatewayHarness => ({
        ...harness,
        request: (verb, at, options) => harness.request(verb, at, { token: person.token(), ...options }),
      });
      describeJsonBody(asPerson, path, body!);
    }
    describeCommandRoute(() => harness, { contract, status, send: (headers) => send(body, headers) });
    describeSignedInRoute(() => harness, {
      status,
      send: (options) => harness.request(method, path, { body, ...options }),
    });
  });
}
