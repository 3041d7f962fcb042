import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import type { GatewayRequest } from './caller';
import { ROUTE_LIMIT, type Limit } from './route.decorator';

type Limiter = (request: GatewayRequest) => Promise<{ isExceeded?: boolean; ttlInSeconds?: number }>;

/**
 * How often one address may ask, by the kind of what it asks for (CT-S19). An IPv6 address counts by its /64. Each
 * instance counts for itself, in memory.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly limiters = new Map<Limit, Limiter>();
  private readonly perMinute: Readonly<Record<Limit, number>>;

  constructor(
    private readonly reflector: Reflector,
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.perMinute = {
      credentials: config.RATE_LIMIT_CREDENTIALS,
      mail: config.RATE_LIMIT_MAIL,
      ordinary: config.RATE_LIMIT_ORDINARY,
    };
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const limit = this.reflector.get<Limit | undefined>(ROUTE_LIMIT, context.getHandler()) ?? 'ordinary';
    if (this.perMinute[limit] === 0) return true;
    const asked = await this.limiterOf(limit)(context.switchToHttp().getRequest<GatewayRequest>());
    if (!asked.isExceeded) return true;
    throw new ProblemError('too-many-requests', { retryAfterSeconds: asked.ttlInSeconds });
  }

  /** All routes of a kind share one. */
  private limiterOf(limit: Limit): Limiter {
    const known = this.limiters.get(limit);
    if (known) return known;
    const fastify = this.host.httpAdapter.getInstance();
    const limiter = fastify.createRateLimit({ max: this.perMinute[limit], timeWindow: 60_000 }) as unknown as Limiter;
    this.limiters.set(limit, limiter);
    return limiter;
  }
}
