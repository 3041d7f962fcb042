import type { FastifyRequest } from 'fastify';
import { z } from 'zod';

/** In the address of the page that asks the person. */
export const InteractionId = z.string().regex(/^[\w-]{10,100}$/);

/** What the browser was given when the application sent it to us; empty in any other browser. */
export function bindingOf(request: FastifyRequest): string {
  return (request.cookies.portfel_interaction ?? '').slice(0, 100);
}
