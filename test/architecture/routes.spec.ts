import { Body, Controller, Delete, Get, Module, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AssetCode, Role } from '@portfel/contracts';
import { errorsOf, Route, type Access } from '../../apps/gateway/src/policy/route.decorator';
import { gatewayRoutes, routesOf, type FoundParameter, type FoundRoute } from '../../tools/generate/reflection';
import { rule } from './rule';

const declared = { tag: 'planted', summary: 'Planted', access: 'public', status: 200, seeds: [] } as const;
const Answer = z.object({ user: z.object({ secret_key: z.string() }) }).meta({ id: 'PlantedAnswer' });

@Controller({ path: 'planted/bare' })
class BareRoute {
  @Get()
  bare(@Query() _query: unknown) {}
}

@Controller({ path: 'planted/loose', version: '1' })
class LooseRoute {
  @Post()
  @Route({ ...declared, seeds: ['the old sign-up'] })
  loose(
    @Body({ schema: z.object({ name: z.string(), password: z.string() }) }) _body: unknown,
    @Param('id') _id: string,
  ) {}

  @Delete()
  @Route({ ...declared, answer: Answer, pending: true, seeds: ['SD DELETE /users/:id'] })
  remove(@Param('id', { schema: z.uuid() }) _id: string) {}
}

@Controller({ path: 'planted/loose', version: '1' })
class TwinRoute {
  @Post()
  @Route({ ...declared, answer: Answer })
  loose() {}
}

@Controller({ path: 'planted/guessed', version: '1' })
class GuessedRoute {
  @Post()
  @Route({ ...declared, answer: Answer, pending: true, errors: ['idempotency-key-reused'] })
  guess(
    @Body({ schema: z.union([z.strictObject({ phone: z.string(), code: z.string() }), z.null()]) }) _body: unknown,
  ) {}
}

@Module({ controllers: [BareRoute, LooseRoute, TwinRoute, GuessedRoute] })
class PlantedModule {}

const planted = () => routesOf(PlantedModule);
const routeRule = (sentence: string, check: (routes: FoundRoute[]) => string[]) =>
  rule(sentence, check, gatewayRoutes, planted);

routeRule('every route is declared with @Route and says who may use it', (routes) =>
  routes.filter(({ declaration }) => !saysWho(declaration?.access)).map(nameOf),
);

routeRule('every route has version 1', (routes) => routes.filter(({ version }) => version !== '1').map(nameOf));

routeRule('every route answers with a declared shape, or with 204 and nothing', (routes) =>
  routes.filter(({ declaration }) => !declaration?.answer !== (declaration?.status === 204)).map(nameOf),
);

routeRule('what stands for an endpoint of stuff-delivery answers with `success` (SD-U14)', (routes) =>
  routes
    .filter(({ declaration }) => declaration?.seeds.some((seed) => seed.startsWith('SD ')))
    .filter(({ declaration }) => declaration?.answer && !saysSuccess(declaration.answer))
    .map(nameOf),
);

routeRule('everything a caller fills in has a schema', (routes) =>
  parametersOf(routes)
    .filter(({ parameter }) => !isSchema(parameter.schema))
    .map(({ route, parameter }) => `${nameOf(route)}: ${parameter.kind} ${parameter.name ?? ''}`),
);

routeRule('every body, and every query taken as a whole, refuses unknown fields', (routes) =>
  parametersOf(routes)
    .filter(({ parameter: { kind, name } }) => kind !== 'param' && name === undefined)
    .filter(({ parameter }) => !refusesUnknownFields(parameter.schema))
    .map(({ route }) => nameOf(route)),
);

routeRule('every body and every answer has a name in the OpenAPI document', (routes) =>
  routes
    .flatMap((route) => [
      { route, schema: route.declaration?.answer },
      ...route.parameters.filter(({ kind }) => kind === 'body').map(({ schema }) => ({ route, schema })),
    ])
    .filter(({ schema }) => schema instanceof z.ZodType && !schema.meta()?.id)
    .map(({ route }) => nameOf(route)),
);

routeRule(
  'an unsafe route may answer 202 and tells of a reused key, or declares that its answer can be late, tells nothing or changes nothing',
  (routes) =>
    routes
      .filter(({ method, declaration }) => method !== 'GET' && !declaration?.untold && !declaration?.question)
      .filter((route) => {
        const errors = declaredErrors(route);
        return route.declaration?.pending
          ? !errors.includes('idempotency-key-reused')
          : !errors.includes('reply-timeout');
      })
      .map(nameOf),
);

routeRule('a route that can be guessed at is limited by address', (routes) =>
  routes
    .filter(({ declaration }) => (declaration?.limit ?? 'ordinary') === 'ordinary')
    .filter(({ parameters }) => parameters.some(({ kind, schema }) => kind === 'body' && takesSecret(schema)))
    .map(nameOf),
);

/** A person needs the secret once, to type it into the authenticator app. */
const SHOWN_ONCE = ['TotpEnrolment'];

routeRule('no answer holds a secret, a hash or a key (GS-U05)', (routes) =>
  routes
    .filter(({ declaration }) => declaration?.answer && !SHOWN_ONCE.includes(String(declaration.answer.meta()?.id)))
    .filter(({ declaration }) => hasField(declaration?.answer, /secret|hash|key|password(?!Changed)/i, 'output'))
    .map(nameOf),
);

routeRule('a seed is written <source> <METHOD> <path>', (routes) =>
  routes
    .flatMap(({ declaration }) => declaration?.seeds ?? [])
    .filter((seed) => !/^(?:CT|SD|AT|GS|PF) (?:GET|POST|PUT|PATCH|DELETE) \/\S*$/.test(seed)),
);

routeRule('no two routes share an address or a name', (routes) => [
  ...repeated(routes.map(({ method, path }) => `${method} ${path}`)),
  // The name is the operationId, which generated clients call it by.
  ...repeated(routes.map(({ handler }) => handler)),
]);

it('finds what can be guessed at in every form of a body', () => {
  const guessed = planted().filter(({ parameters }) => parameters.some(({ schema }) => takesSecret(schema)));
  expect(guessed.map(({ path }) => path)).toEqual(['planted/loose', 'planted/guessed']);
});

it('finds the routes of the gateway', () => {
  expect(gatewayRoutes().map(nameOf)).toContain('POST accounts (SignUpRoute.signUp)');
});

function nameOf({ method, path, controller, handler }: FoundRoute): string {
  return `${method} ${path} (${controller.name}.${handler})`;
}

function saysWho(access: Access | undefined): boolean {
  if (typeof access !== 'object') return ['public', 'optional', 'signed-in'].includes(access ?? '');
  return access.roles.length > 0 && Role.array().safeParse(access.roles).success;
}

function declaredErrors({ declaration }: FoundRoute): readonly string[] {
  return declaration ? errorsOf(declaration) : [];
}

function parametersOf(routes: FoundRoute[]): { route: FoundRoute; parameter: FoundParameter }[] {
  return routes.flatMap((route) => route.parameters.map((parameter) => ({ route, parameter })));
}

const isSchema = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType;

const saysSuccess = (schema: z.ZodType) => schema instanceof z.ZodObject && 'success' in schema.shape;

/** In whatever a body is made of: an object, one of several, an object in an object. */
const takesSecret = (schema: unknown) => hasField(schema, /password$|token$|^code$/i, 'input');

const hasField = (schema: unknown, name: RegExp, io: 'input' | 'output') =>
  isSchema(schema) &&
  [
    ...textOf(schema, io)
      .replaceAll(ASSET_CODE, '')
      .matchAll(/"(\w+)":\{/g),
  ].some(([, field]) => name.test(field!));

const textOf = (schema: z.ZodType, io: 'input' | 'output') =>
  JSON.stringify(z.toJSONSchema(schema, { io, unrepresentable: 'any' }));

/** The code of an asset is known to everybody. */
const ASSET_CODE = `"code":${textOf(AssetCode, 'input').replace(/"\$schema":"[^"]*",/, '')}`;

function refusesUnknownFields(schema: unknown): boolean {
  if (!isSchema(schema)) return false;
  const { error } = schema.safeParse({ 'a field nobody declared': 1 });
  return error?.issues.some(({ code }) => code === 'unrecognized_keys') ?? false;
}

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
