import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GatewayRequest } from './caller';

const SIGNED_ROUTE = 'takesSignedBody';

/** A route whose body is signed as it was sent: the text is kept beside what is in it. */
export const TakesSignedBody = () => RouteConfig({ [SIGNED_ROUTE]: true });

export type SignedRequest = GatewayRequest & { signedBody?: string };

/** To be called before the routes are there. All other JSON is read as ever. */
export function keepSignedBodies(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  const takesSignedBody = (config: unknown) => (config as Record<string, unknown> | undefined)?.[SIGNED_ROUTE] === true;
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeContentTypeParser('application/json');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (takesSignedBody(request.routeOptions.config)) (request as SignedRequest).signedBody = String(body);
    return parse(request, String(body), done);
  });
}
