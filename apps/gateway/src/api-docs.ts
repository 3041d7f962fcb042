import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** The OpenAPI document of every public route (CT-I02). */
export function createApiDocument(app: INestApplication): OpenAPIObject {
  const about = new DocumentBuilder()
    .setTitle('Portfel')
    .setDescription(
      'The public API. Errors are `application/problem+json` with a `code`. Unsafe requests take an `Idempotency-Key`: ' +
        'the same key with the same body has one effect and one answer. An outcome that takes longer than the wait is ' +
        'answered `202` with the `Location` of its operation. Commands and events behind it, and their schemas, are described ' +
        'in `docs/events` of the source.',
    )
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'access-token')
    .build();
  return SwaggerModule.createDocument(app, about, {
    operationIdFactory: (_controller, method) => method,
    autoTagControllers: false,
  });
}

/** Swagger at `/docs` and `/api-docs`; the document as JSON and YAML below `/docs`. */
export function serveApiDocs(app: INestApplication): void {
  const document = () => createApiDocument(app);
  const options = { swaggerOptions: { persistAuthorization: false }, customSiteTitle: 'Portfel API' };
  SwaggerModule.setup('docs', app, document, {
    ...options,
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
  });
  SwaggerModule.setup('api-docs', app, document, options);
}
