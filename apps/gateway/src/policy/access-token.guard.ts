import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { errorText } from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { ACCESS_TOKEN, bearer, tokenHeader } from './access-token.strategy';
import type { GatewayRequest, SignedIn } from './caller';
import { LiveSessions } from './live-sessions';
import { ROUTE_ACCESS, type Access } from './route.decorator';
import { VerifiedTokens } from './verified-tokens';

/**
 * Every route needs a valid token of a living session, unless it is declared otherwise (CT-A10); some need a role as well
 * (PF-U02). A visitor's route may take a token, and answers as to a visitor when it is not good (CT-A13).
 */
@Injectable()
export class AccessTokenGuard extends AuthGuard(ACCESS_TOKEN) {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: LiveSessions,
    private readonly verified: VerifiedTokens,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<Access | undefined>(ROUTE_ACCESS, context.getHandler());
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    try {
      request.user = await this.signedIn(context, request);
    } catch (error) {
      request.user = undefined;
      if (access === 'optional' && isUnauthorized(error)) return true;
      throw error;
    }
    if (typeof access === 'object' && !access.roles.some((role) => role === request.user!.role)) {
      throw new ProblemError('role-required');
    }
    return true;
  }

  override handleRequest<T>(error: unknown, user: T, info: unknown): T {
    // Passport calls it a bad token when the keys could not be asked for; the token may be good.
    for (const cause of [error, info]) if (cause instanceof ProblemError) throw cause;
    if (user) return user;
    const expired = (info as Error | undefined)?.name === 'TokenExpiredError';
    throw new ProblemError(expired ? 'token-expired' : 'session-has-expired');
  }

  private async signedIn(context: ExecutionContext, request: GatewayRequest): Promise<SignedIn> {
    const header = tokenHeader(request.headers);
    if (!header) throw new ProblemError('invalid-token');
    if (!/^Bearer \S+$/i.test(header)) throw new ProblemError('corrupted-token');

    const token = bearer(header);
    const known = token === null ? undefined : this.verified.find(token);
    if (!known) {
      await super.canActivate(context);
      if (token !== null) this.verified.remember(token, request.user!);
    }
    const now = await this.sessions.check(known ?? request.user!, request.correlationId);
    if (!now) throw new ProblemError('session-has-expired');
    return now;
  }
}

const isUnauthorized = (error: unknown) => error instanceof ProblemError && errorText(error.code).status === 401;
