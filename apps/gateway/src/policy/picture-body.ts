import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemError } from '@portfel/platform';
import type { GatewayRequest } from './caller';

const PICTURE_ROUTE = 'takesPicture';

/** A route whose body is the bytes of a picture; it alone may take so many of them. */
export const TakesPicture = () => RouteConfig({ [PICTURE_ROUTE]: true });

/** The bytes, whatever they are. */
export const FromPicture = createParamDecorator((_: unknown, context: ExecutionContext): Buffer => {
  const { body } = context.switchToHttp().getRequest<GatewayRequest>();
  if (Buffer.isBuffer(body) && body.byteLength > 0) return body;
  throw new ProblemError('unsupported-media-type');
});

/** To be called before the routes are there. */
export function acceptPictures(app: NestFastifyApplication, limitBytes: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const takesPicture = (config: unknown) => (config as Record<string, unknown> | undefined)?.[PICTURE_ROUTE] === true;
  fastify.addHook('onRoute', (route) => {
    if (takesPicture(route.config)) route.bodyLimit = limitBytes;
  });
  fastify.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (request, body, done) => {
    if (takesPicture(request.routeOptions.config)) done(null, body);
    else done(new ProblemError('unsupported-media-type'));
  });
}
