import type { GatewayHarness } from './gateway-harness';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly minLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
}

interface DocumentedResponse {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

interface DocumentedOperation {
  readonly operationId: string;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One operation of the OpenAPI document as a caller reads it. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** Below `/api/v1`, with `{parameters}`. */
  readonly path: string;
  /** Every method of the same address. */
  readonly methods: readonly string[];
  /** Status → the codes a problem may have there. */
  readonly statuses: ReadonlyMap<number, readonly string[]>;
  /** A JSON body as the schema asks for it; absent when the operation takes none. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Fields the body must have. */
  readonly required: readonly string[];
}

/** The operations of the document the gateway serves. */
export async function operationsOf(harness: GatewayHarness): Promise<readonly Operation[]> {
  const document = (await (await fetch(`${harness.url}/docs/openapi.json`)).json()) as Document;
  return Object.entries(document.paths).flatMap(([address, operations]) => {
    const path = address.replace(/^\/api\/v1/, '');
    const methods = Object.keys(operations).map((method) => method.toUpperCase());
    return Object.entries(operations).map(([verb, { responses, requestBody }]) => {
      const method = verb.toUpperCase();
      const schema = requestBody?.content['application/json']?.schema;
      const body = schema && (exampleOf(document, schema) as Record<string, unknown>);
      const statuses = new Map(
        Object.entries(responses).map(([status, response]) => [Number(status), codesOf(response)]),
      );
      const { required = [] } = schema ? resolved(document, schema) : {};
      return { name: `${method} ${path}`, method, path, methods, statuses, body, required };
    });
  });
}

function codesOf({ content }: DocumentedResponse): readonly string[] {
  const code = content?.['application/problem+json']?.schema?.properties?.code;
  return (code?.enum ?? []) as string[];
}

const resolved = (document: Document, schema: Schema): Schema =>
  schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]! : schema;

/** By format, or by name where there is none. */
const TEXTS: Readonly<Record<string, string>> = {
  email: 'ann@example.com',
  linkedIn: 'https://example.com/ann',
  personalWebsite: 'https://example.com',
  uuid: '01890a5d-ac96-774b-bcce-b302099a8057',
  date: '2000-01-01',
  'date-time': '2026-01-01T00:00:00.000Z',
};

/** Something the schema takes; every password is the same good one. */
function exampleOf(document: Document, schema: Schema, name = ''): unknown {
  const { $ref, type, format, properties, items, anyOf } = schema;
  if ($ref) return exampleOf(document, resolved(document, schema), name);
  if (schema.enum) return schema.enum[0];
  if (anyOf) return exampleOf(document, anyOf[0]!, name);
  if (properties) {
    return Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, exampleOf(document, one, key)]));
  }
  if (type === 'string' && /password/i.test(name)) return 'Secret-12345';
  if (type === 'string') return TEXTS[format ?? name] ?? 'abc'.padEnd(schema.minLength ?? 0, 'x');
  if (type === 'boolean') return true;
  if (type === 'object') return {};
  if (type === 'array') return items ? [exampleOf(document, items)] : [];
  return 1;
}
