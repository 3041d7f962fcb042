import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';

const NAME = 'portfel_refresh';

/** The one place that knows how the refresh token lies in the browser (CT-A06). */
@Injectable()
export class RefreshCookie {
  constructor(@Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'NODE_ENV'>) {}

  read(request: FastifyRequest): string | undefined {
    return request.cookies[NAME];
  }

  write(reply: FastifyReply, token: string, lifetimeSeconds: number): void {
    void reply.setCookie(NAME, token, { ...this.attributes(), maxAge: lifetimeSeconds });
  }

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, this.attributes());
  }

  private attributes() {
    return { httpOnly: true, sameSite: 'strict', path: '/', secure: this.config.NODE_ENV === 'production' } as const;
  }
}
