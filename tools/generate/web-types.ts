import type { OpenAPIObject } from '@nestjs/swagger';
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';
import type { GeneratedFiles } from './generated-files';

/** The web client's types of the public API; the front end imports no back-end code. */
export async function webTypes(document: OpenAPIObject): Promise<GeneratedFiles> {
  const types = await openapiTS(structuredClone(document) as unknown as OpenAPI3, { defaultNonNullable: false });
  return new Map([['apps/web/src/api/generated/schema.d.ts', `${COMMENT_HEADER}${astToString(types)}`]]);
}
