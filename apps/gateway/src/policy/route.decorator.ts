import { applyDecorators, HttpCode, SerializeOptions, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { errorText, type ErrorCode } from '@portfel/contracts';
import { PendingOperation } from '../operations/pending-operation.dto';

export type Access = 'public' | 'signed-in';

export interface RouteDeclaration {
  readonly tag: string;
  readonly summary: string;
  readonly access: Access;
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
  /** The sources' endpoints this route stands for: `CT POST /api/user/sign-up`. */
  readonly seeds: readonly string[];
}

export const ROUTE_ACCESS = 'portfel:access';
export const ROUTE_DECLARATION = 'portfel:route';

/** Everything a route promises, in one place: policy, documentation, the check of its answer. */
export function Route(declaration: RouteDeclaration): MethodDecorator {
  const { tag, summary, access, status, answer, mediaTypes, errors, pending } = declaration;
  const decorators: MethodDecorator[] = [
    SetMetadata(ROUTE_ACCESS, access),
    SetMetadata(ROUTE_DECLARATION, declaration),
    HttpCode(status),
    ApiTags(tag),
    ApiOperation({ summary }),
    ApiResponse(answer ? { status, standardSchema: answer, description: 'Done' } : { status, description: 'Done' }),
    ...problemResponses(errorsOf(declaration)),
  ];
  if (mediaTypes) decorators.push(ApiProduces(...mediaTypes));
  else if (answer) decorators.push(SerializeOptions({ schema: answer }));
  if (access === 'signed-in') decorators.push(ApiBearerAuth('access-token'));
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

/** Every code a route may answer with. */
export function errorsOf({ access, errors = [] }: Pick<RouteDeclaration, 'access' | 'errors'>): readonly ErrorCode[] {
  const forToken = ['invalid-token', 'corrupted-token', 'token-expired', 'session-has-expired'] as const;
  const forKey = errors.includes('idempotency-key-reused') ? (['request-in-progress'] as const) : [];
  return [
    ...new Set<ErrorCode>([...errors, ...forKey, ...(access === 'signed-in' ? forToken : []), 'service-unavailable']),
  ];
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
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );
}
