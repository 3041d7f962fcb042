import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AddressLimits, type Counted } from './address-limits';
import type { GatewayRequest } from './caller';
import { ROUTE_LIMIT, type Limit } from './route.decorator';

/** Every route is limited by address, as its declaration says (CT-S19). */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: AddressLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const limit = this.reflector.get<Limit | undefined>(ROUTE_LIMIT, context.getHandler()) ?? 'ordinary';
    const request = context.switchToHttp().getRequest<GatewayRequest>();
    await this.limits.count(limit === 'code' ? kindOf(request) : limit, request);
    return true;
  }
}

/** Whether it tries a code. */
const kindOf = ({ body }: GatewayRequest): Counted =>
  typeof body === 'object' && body !== null && 'code' in body ? 'credentials' : 'ordinary';
