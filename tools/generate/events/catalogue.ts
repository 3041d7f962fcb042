import { errorText, type AnyCommand, type AnyEvent, type AnyMessage } from '@portfel/contracts';
import type { GeneratedFiles } from '../generated-files';
import { commands, consumersOf, events, idOf, keyField, schemaOf, sealsOf, type JsonSchema } from './messages';

/** For people: what travels, who writes it, who reads it. */
export function catalogue(): GeneratedFiles {
  const lines = [
    '# Commands and events',
    '',
    'Generated from `libs/contracts` and from the handlers by `npm run generate`. For programs: [asyncapi.yaml](asyncapi.yaml)',
    'and the JSON Schemas in [schemas](schemas). Every message is wrapped in the [envelope](schemas/Envelope.json); what',
    'became of a command is told in an [outcome](schemas/Outcome.json) on `<context>.outcomes`. A sealed field is a JWE that',
    'only the named service can open.',
    '',
    '| message | kind | from | to |',
    '| --- | --- | --- | --- |',
    ...[...commands(), ...events()].map(overview),
    '',
    '## Commands',
    '',
    ...commands().flatMap(command),
    '## Events',
    '',
    ...events().flatMap(event),
  ];
  return new Map([['docs/events/README.md', `${lines.join('\n').trimEnd()}\n`]]);
}

function overview(message: AnyMessage): string {
  const from = message.kind === 'command' ? 'gateway' : message.context;
  return `| [${idOf(message)}](#${anchor(idOf(message))}) | ${message.kind} | ${from} | ${consumers(message)} |`;
}

function command(message: AnyCommand): string[] {
  const refusals = message.errors.map((code) => `${errorText(code).status} \`${code}\``).join(', ');
  return [
    `### ${idOf(message)}`,
    '',
    ...facts(message, 'handled by'),
    ...fieldTable('data', message.data),
    ...fieldTable('result', message.result),
    `May be refused with: ${refusals || 'nothing'}.`,
    '',
  ];
}

function event(message: AnyEvent): string[] {
  return [`### ${idOf(message)}`, '', ...facts(message, 'read by'), ...fieldTable('data', message.data)];
}

function facts(message: AnyMessage, handled: string): string[] {
  const seals = sealsOf(message).map(({ field, to }) => `\`${field}\` to ${to}`);
  return [
    `- topic \`${message.topic}\`, key \`${keyField(message)}\`, version ${message.version}`,
    `- ${handled} ${consumers(message) || 'nobody yet'}`,
    `- sealed: ${seals.join(', ') || 'nothing'}`,
    `- [JSON Schema](schemas/${idOf(message)}.json)`,
    '',
  ];
}

function fieldTable(title: string, shape: Parameters<typeof schemaOf>[0]): string[] {
  const { properties = {}, required = [] } = schemaOf(shape);
  const rows = Object.entries(properties).map(([field, schema]) => {
    const { description = '' } = schema as JsonSchema;
    return `| \`${field}\` | ${typeOf(schema as JsonSchema)} | ${required.includes(field) ? 'yes' : 'no'} | ${description} |`;
  });
  return [`| ${title} | type | required | |`, '| --- | --- | --- | --- |', ...rows, ''];
}

function typeOf(schema: JsonSchema): string {
  if (schema.secret) return `sealed to ${String(schema.sealedTo)}`;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' or ');
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.type === 'array') return `list of ${typeOf(schema.items as JsonSchema)}`;
  if (schema.type === 'object' && schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`;
  return schema.format ?? String(schema.type ?? 'any');
}

const consumers = (message: AnyMessage) => consumersOf(message).join(', ');
/** As the heading's link on the usual hosts: lower case without dots. */
const anchor = (heading: string) => heading.toLowerCase().replaceAll('.', '');
