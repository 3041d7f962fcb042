import { Inject, Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import type { GatewayRequest } from './caller';
import type { Limit } from './route.decorator';

/** What is counted apart. */
export type Counted = Exclude<Limit, 'code'>;

type AnyRequest = GatewayRequest | FastifyRequest;
type Limiter = (request: AnyRequest) => Promise<{ isExceeded?: boolean; ttlInSeconds?: number }>;

/**
 * How often one address may ask, by the kind of what it asks for (CT-S19). An IPv6 address counts by its /64. Each
 * instance counts for itself, in memory.
 */
@Injectable()
export class AddressLimits {
  private readonly limiters = new Map<Counted, Limiter>();
  private readonly perMinute: Readonly<Record<Counted, number>>;

  constructor(
    private readonly host: HttpAdapterHost<FastifyAdapter>,
    @Inject(CONFIG) config: GatewayConfig,
  ) {
    this.perMinute = {
      credentials: config.RATE_LIMIT_CREDENTIALS,
      mail: config.RATE_LIMIT_MAIL,
      ordinary: config.RATE_LIMIT_ORDINARY,
    };
  }

  /** Counts one request. @throws ProblemError too-many-requests, with the seconds to wait */
  async count(limit: Counted, request: AnyRequest): Promise<void> {
    if (this.perMinute[limit] === 0) return;
    const { isExceeded, ttlInSeconds } = await this.limiterOf(limit)(request);
    if (isExceeded) throw new ProblemError('too-many-requests', { retryAfterSeconds: ttlInSeconds });
  }

  /** All routes of a kind share one. */
  private limiterOf(limit: Counted): Limiter {
    const known = this.limiters.get(limit);
    if (known) return known;
    const fastify = this.host.httpAdapter.getInstance();
    const limiter = fastify.createRateLimit({ max: this.perMinute[limit], timeWindow: 60_000 }) as unknown as Limiter;
    this.limiters.set(limit, limiter);
    return limiter;
  }
}
