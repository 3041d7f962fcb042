import { Envelope, OutcomeData } from '@portfel/contracts';
import { json, type GeneratedFiles } from '../generated-files';
import { commands, events, idOf, resultIdOf, schemaOf } from './messages';

/** A JSON Schema of every shape that travels: the envelope, the data of each message, the results of commands. */
export function messageSchemas(): GeneratedFiles {
  const shapes = [
    ['Envelope', Envelope] as const,
    ['Outcome', OutcomeData] as const,
    ...[...commands(), ...events()].map((message) => [idOf(message), message.data] as const),
    ...commands().map((command) => [resultIdOf(command), command.result] as const),
  ];
  return new Map(shapes.map(([name, shape]) => [`docs/events/schemas/${name}.json`, json(schemaOf(shape))]));
}
