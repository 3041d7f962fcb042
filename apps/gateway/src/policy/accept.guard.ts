import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemError } from '@portfel/platform';
import type { GatewayRequest } from './caller';
import { ROUTE_DECLARATION, type RouteDeclaration } from './route.decorator';

const TAKES_JSON =
  /(?:^|,)\s*(?:\*\/\*|application\/(?:\*|json|problem\+json))\s*(?:;(?!\s*q=0(?:\.0*)?\s*(?:,|$))|,|$)/i;

/** A caller who takes something else only than JSON, or than the other types of an answer, is told so. */
@Injectable()
export class AcceptGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const route = this.reflector.get<RouteDeclaration | undefined>(ROUTE_DECLARATION, context.getHandler());
    const { accept } = context.switchToHttp().getRequest<GatewayRequest>().headers;
    if (!route?.answer || !accept || TAKES_JSON.test(accept)) return true;
    if (route.mediaTypes?.some((type) => accept.includes(type))) return true;
    throw new ProblemError('not-acceptable');
  }
}
