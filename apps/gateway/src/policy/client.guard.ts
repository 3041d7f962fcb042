import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import type { GatewayRequest } from './caller';

const NOBODY = Buffer.alloc(32);

/** When clients are configured, only they are answered: HTTP Basic, before anything else is looked at (CT-A15). */
@Injectable()
export class ClientGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'GATEWAY_CLIENTS'>) {}

  canActivate(context: ExecutionContext): boolean {
    const { GATEWAY_CLIENTS: clients } = this.config;
    if (!clients) return true;
    const { headers } = context.switchToHttp().getRequest<GatewayRequest>();
    const { id, secret } = basicCredentials(headers.authorization);
    const given = createHash('sha256').update(secret).digest();
    const known = timingSafeEqual(given, clients.get(id) ?? NOBODY);
    if (!known) throw new ProblemError('client-required');
    // What is left is the person's: their token travels in `x-access-token`.
    delete headers.authorization;
    return true;
  }
}

/** RFC 7617; empty where there are none. */
function basicCredentials(header: string | undefined): { id: string; secret: string } {
  const encoded = /^Basic ([A-Za-z0-9+/]+={0,2})$/i.exec(header ?? '')?.[1] ?? '';
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? [];
  return { id, secret };
}
