import { applyDecorators, HttpCode, SerializeOptions, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiResponse,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { errorText, type ErrorCode, type Role } from '@portfel/contracts';
import { PendingOperation } from '../operations/pending-operation.dto';

/**
 * Who may use a route. `optional`: everybody, and who is signed in is known. `roles`: signed in, with one of them; the
 * owning service checks it again.
 */
export type Access = 'public' | 'optional' | 'signed-in' | { readonly roles: readonly Role[] };

/**
 * How often one address may use it: `credentials` can be guessed at, `code` only when a code comes with it, `mail` reaches
 * somebody's letter box.
 */
export type Limit = 'credentials' | 'code' | 'mail' | 'ordinary';

export interface RouteDeclaration {
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
  /** `ordinary` if not said. */
  readonly limit?: Limit;
  readonly status: number;
  /** Shape of the answer; absent for 204. */
  readonly answer?: z.ZodType;
  /** Media types of an answer that is no JSON; its shape only documents it. */
  readonly mediaTypes?: readonly string[];
  /** Codes of its own; those that any route of its kind may give are added. */
  readonly errors?: readonly ErrorCode[];
  /** Whether the answer may be 202 with an operation to ask for. */
  readonly pending?: boolean;
  /** Whether the caller is not told what becomes of it: the answer neither waits nor differs. */
  readonly untold?: boolean;
  /** Whether it changes nothing, although it is no GET: what is asked is in the body. */
  readonly question?: boolean;
  /** The sources' endpoints this route stands for: `CT POST /api/user/sign-up`. */
  readonly seeds: readonly string[];
}

export const ROUTE_ACCESS = 'portfel:access';
export const ROUTE_LIMIT = 'portfel:limit';
export const ROUTE_DECLARATION = 'portfel:route';

/** Everything a route promises, in one place: policy, documentation, the check of its answer. */
export function Route(declaration: RouteDeclaration): MethodDecorator {
  const { tag, summary, access, status, answer, mediaTypes, errors, pending } = declaration;
  const decorators: MethodDecorator[] = [
    SetMetadata(ROUTE_ACCESS, access),
    SetMetadata(ROUTE_LIMIT, declaration.limit),
    SetMetadata(ROUTE_DECLARATION, declaration),
    HttpCode(status),
    ApiTags(tag),
    ApiOperation({ summary }),
    ApiResponse(answer ? { status, standardSchema: answer, description: 'Done' } : { status, description: 'Done' }),
    ...problemResponses(errorsOf(declaration)),
  ];
  if (mediaTypes) decorators.push(ApiProduces(...mediaTypes));
  else if (answer) decorators.push(SerializeOptions({ schema: answer }));
  if (access !== 'public') decorators.push(ApiBearerAuth('access-token'));
  if (access === 'optional') decorators.push(ApiSecurity({}));
  if (errors?.includes('idempotency-key-reused')) {
    decorators.push(
      ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Same key, same body: one effect' }),
    );
  }
  if (pending) {
    decorators.push(
      ApiHeader({ name: 'Prefer', required: false, description: '`respond-async` or `wait=<seconds>`' }),
      ApiResponse({
        status: 202,
        standardSchema: PendingOperation,
        description: 'Accepted, not finished; see Location',
      }),
    );
  }
  return applyDecorators(...decorators);
}

const FOR_TOKEN = ['invalid-token', 'corrupted-token', 'token-expired', 'session-has-expired'] as const;
/** Whatever is asked: by whom (CT-A15), how, how often, and while a part is away. */
const FOR_ANY = [
  'client-required',
  'bad-request',
  'validation-error',
  'too-many-requests',
  'service-unavailable',
] as const;
/** Whatever is no GET comes from the site itself, and may bring a body. */
const FOR_CHANGE = ['cross-site-request', 'payload-too-large', 'unsupported-media-type'] as const;

/** Every code a route may answer with. */
export function errorsOf(declaration: Omit<RouteDeclaration, 'tag' | 'summary' | 'status' | 'seeds'>) {
  const { access, answer, errors = [], pending, untold, question } = declaration;
  const has = (code: ErrorCode) => errors.includes(code);
  const codes: readonly (readonly ErrorCode[] | false)[] = [
    errors,
    has('idempotency-key-reused') && ['request-in-progress'],
    (access === 'signed-in' || typeof access === 'object') && FOR_TOKEN,
    typeof access === 'object' && ['role-required'],
    answer !== undefined && ['not-acceptable'],
    (pending || untold || question || has('reply-timeout')) && FOR_CHANGE,
    FOR_ANY,
  ];
  return [...new Set(codes.flatMap((some) => some || []))];
}

function problemResponses(codes: readonly ErrorCode[]): MethodDecorator[] {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of codes) {
    const { status } = errorText(code);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return [...byStatus].map(([status, some]) =>
    ApiResponse({
      status,
      description: some.map((code) => `\`${code}\`: ${errorText(code).text}`).join('\n\n'),
      content: {
        'application/problem+json': {
          schema: { allOf: [{ $ref: '#/components/schemas/Problem' }], properties: { code: { enum: some } } },
        },
      },
    }),
  );
}
