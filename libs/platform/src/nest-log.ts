import type { LoggerService } from '@nestjs/common';
import type { Logger } from './log';

/** Nest's own messages, in our log: its start-up chatter at debug. */
export class NestLog implements LoggerService {
  constructor(private readonly target: Logger) {}

  log(message: unknown, context?: string): void {
    this.target.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.target.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.target.error({ context, stack: typeof stack === 'string' ? stack : undefined }, String(message));
  }
}
