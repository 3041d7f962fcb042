import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { ProblemError } from '@portfel/platform';
import { ACCESS_TOKEN, bearer } from './access-token.strategy';
import type { GatewayRequest } from './caller';
import { LiveSessions } from './live-sessions';
import { ROUTE_ACCESS, type Access } from './route.decorator';
import { VerifiedTokens } from './verified-tokens';

/** Every route needs a valid token of a living session, unless it is declared public (CT-A10). */
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
    const header = request.headers.authorization ?? request.headers['x-access-token'];
    if (!header) throw new ProblemError('invalid-token');
    if (!/^Bearer \S+$/i.test(String(header))) throw new ProblemError('corrupted-token');

    const token = bearer(header);
    const known = token === null ? undefined : this.verified.find(token);
    if (known) request.user = known;
    else {
      await super.canActivate(context);
      if (token !== null) this.verified.remember(token, request.user!);
    }
    const alive = await this.sessions.isAlive(request.user!, request.correlationId);
    if (!alive) throw new ProblemError('session-has-expired');
    return true;
  }

  override handleRequest<T>(error: unknown, user: T, info: unknown): T {
    // Passport calls it a bad token when the keys could not be asked for; the token may be good.
    for (const cause of [error, info]) if (cause instanceof ProblemError) throw cause;
    if (user) return user;
    const expired = (info as Error | undefined)?.name === 'TokenExpiredError';
    throw new ProblemError(expired ? 'token-expired' : 'session-has-expired');
  }
}
