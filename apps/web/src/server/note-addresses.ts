import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/**
 * Adds to each request where it came from, as any proxy does: to the end of `x-forwarded-for`, whatever the caller wrote
 * there. Next.js would believe the caller. Whom to believe is decided by the gateway (`TRUSTED_PROXIES`).
 */
export function noteAddresses(): void {
  subscribe('http.server.request.start', (message) => noteAddress((message as { request: IncomingMessage }).request));
}

export function noteAddress({ headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>): void {
  const claimed = headers['x-forwarded-for'];
  headers['x-forwarded-for'] = [claimed, socket.remoteAddress ?? 'unknown'].flat().filter(Boolean).join(', ');
}
