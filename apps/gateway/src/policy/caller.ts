import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Role, type Actor, type Language } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { preferredLanguage } from './preferred-language';

/** A verified access token. */
export interface SignedIn {
  readonly accountId: string;
  readonly sessionId: string;
  readonly role: string;
  readonly username: string;
}

export type GatewayRequest = FastifyRequest & {
  user?: SignedIn;
  correlationId: string;
};

/** Everything a route may know of a request besides its body: who asks, and how they want the answer. */
export interface Caller {
  readonly signedIn?: SignedIn;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly idempotencyKey?: string;
  /** What `Prefer` asks for (RFC 7240): 0 for `respond-async`, n seconds for `wait=n`. */
  readonly preferredWaitMs?: number;
  /** What the caller's program says of itself. */
  readonly userAgent?: string;
  /** The language the caller likes most among those there are. */
  readonly language: Language;
}

const LONGEST_WAIT_SECONDS = 30;

/** Identity comes from the verified token and from nowhere else. */
export const FromCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<GatewayRequest>();
  const { user } = request;
  return {
    signedIn: user,
    actor: user ? actorOf(user) : { type: 'visitor' },
    correlationId: request.correlationId,
    idempotencyKey: idempotencyKey(request.headers['idempotency-key']),
    preferredWaitMs: preferredWait(request.headers.prefer),
    userAgent: request.headers['user-agent'],
    language: preferredLanguage(request.headers['accept-language']),
  };
});

/** Their role now, as the session tells it (PF-U08); that of everybody is left out. */
function actorOf({ accountId: id, role: told }: SignedIn): Actor {
  const role = Role.exclude(['user']).safeParse(told).data;
  return role ? { type: 'account', id, role } : { type: 'account', id };
}

function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header)) return header;
  throw new ProblemError('validation-error', {
    fields: { 'Idempotency-Key': ['must have 1 to 200 visible characters'] },
  });
}

function preferredWait(header: string | string[] | undefined): number | undefined {
  const prefer = String(header ?? '');
  if (/(^|[,;\s])respond-async/i.test(prefer)) return 0;
  const wait = /(^|[,;\s])wait=(\d{1,3})/i.exec(prefer);
  return wait ? Math.min(Number(wait[2]), LONGEST_WAIT_SECONDS) * 1_000 : undefined;
}

/** @throws ProblemError on a route that a guard let through without a token; a mistake in the route's policy */
export function signedIn(caller: Caller): SignedIn {
  if (!caller.signedIn) throw new ProblemError('invalid-token');
  return caller.signedIn;
}
