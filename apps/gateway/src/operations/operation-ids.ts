import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import { operationKey } from '../policy/command-secret';

export interface Operation {
  readonly context: string;
  readonly commandId: string;
}

/** Operation ids that any gateway instance can read and nobody else can make; so no store is needed. */
@Injectable()
export class OperationIds {
  private readonly key: Buffer;

  constructor(@Inject(CONFIG) config: Pick<GatewayConfig, 'COMMAND_SECRET'>) {
    this.key = operationKey(config.COMMAND_SECRET);
  }

  sign({ context, commandId }: Operation): string {
    const text = `${context}.${commandId}`;
    return `${text}.${this.signature(text)}`;
  }

  /** @returns `undefined` for an id that is not ours */
  read(operationId: string): Operation | undefined {
    const match = /^(([a-z-]+)\.([0-9a-f-]{36}))\.([\w-]{43})$/.exec(operationId);
    if (!match) return undefined;
    const [, text, context, commandId, signature] = match as unknown as [string, string, string, string, string];
    const right = timingSafeEqual(Buffer.from(signature), Buffer.from(this.signature(text)));
    return right ? { context, commandId } : undefined;
  }

  private signature(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
