import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ProblemError } from '@portfel/platform';
import type { GatewayRequest } from './caller';

/** Browsers say where an unsafe request comes from; another site's is refused, cookie or not (CT-A16). */
@Injectable()
export class CrossSiteGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, headers } = context.switchToHttp().getRequest<GatewayRequest>();
    const site = headers['sec-fetch-site'];
    if (method === 'GET' || site === undefined || site === 'same-origin' || site === 'none') return true;
    throw new ProblemError('cross-site-request');
  }
}
