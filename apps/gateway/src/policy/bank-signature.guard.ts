import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import type { SignedRequest } from './signed-body';

const VALID_SECONDS = 5 * 60;

/**
 * Only the bank may say what the bank says: `bank-signature: t=<Unix seconds>,v1=<HMAC-SHA256 in hex>` over the time, a dot
 * and the body as it was sent. What is older than five minutes is refused, so that nobody sends it again later.
 */
@Injectable()
export class BankSignatureGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: Pick<GatewayConfig, 'BANK_WEBHOOK_SECRET'>) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers, signedBody = '' } = context.switchToHttp().getRequest<SignedRequest>();
    const [, seconds = '', given = ''] =
      /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(String(headers['bank-signature'])) ?? [];
    const expected = createHmac('sha256', this.config.BANK_WEBHOOK_SECRET).update(`${seconds}.${signedBody}`).digest();
    const isFresh = Math.abs(Date.now() / 1_000 - Number(seconds)) <= VALID_SECONDS;
    const isGenuine = given !== '' && timingSafeEqual(Buffer.from(given, 'hex'), expected);
    if (isGenuine && isFresh) return true;
    throw new ProblemError('invalid-signature');
  }
}
