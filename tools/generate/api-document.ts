import type { OpenAPIObject } from '@nestjs/swagger';
import { stringify } from 'yaml';
import { CommandSender } from '@portfel/messaging';
import { BROKER, CONFIG, LOG } from '@portfel/platform';
import { createApiDocument } from '../../apps/gateway/src/api-docs';
import { createGatewayApp } from '../../apps/gateway/src/start-gateway';
import { byKey, json, type GeneratedFiles } from './generated-files';

/** The OpenAPI document of the gateway, as it serves it, without anything running (CT-I02). */
export async function apiDocument(): Promise<{ value: OpenAPIObject; files: GeneratedFiles }> {
  const placeholders = [CONFIG, LOG, BROKER, CommandSender].map((provide) => ({ provide, useValue: {} }));
  const app = await createGatewayApp(placeholders, false, { preview: true });
  const value = sorted(createApiDocument(app));
  await app.close();
  return {
    value,
    files: new Map([
      ['docs/openapi.json', json(value)],
      ['docs/openapi.yaml', stringify(value, { aliasDuplicateObjects: false, lineWidth: 120 })],
    ]),
  };
}

/** Paths and schemas in alphabetical order: moving a route in the code changes no file. */
function sorted(document: OpenAPIObject): OpenAPIObject {
  const { components, paths } = document;
  return {
    ...document,
    externalDocs: document.externalDocs ?? { description: 'Commands and events', url: 'events/README.md' },
    paths: byKey(paths),
    components: { ...components, schemas: byKey(components?.schemas ?? {}) },
  };
}
