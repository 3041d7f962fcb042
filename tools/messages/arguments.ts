import { parseArgs } from 'node:util';
import type { MessageFilter } from '@portfel/messaging';

export const USAGE = `npm run messages -- <command> [filters]

  parked            keys that wait, and their messages in order
  dead              messages that could not be read
  show <id>         one message: where it is, why, and the shape of its data
  redrive           try parked keys now, and send dead letters to their topics again; needs a filter or --all
  give-up <id>      end a parked message without its effect; those behind it go on
  lag               what consumers have still to do
  outbox            events that have not left

  filters: --service <name>  --consumer <group>  --key <key>  --id <message id>
  --json            for programs`;

const COMMANDS = ['parked', 'dead', 'show', 'redrive', 'give-up', 'lag', 'outbox'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface MessagesArguments {
  readonly command: CommandName;
  readonly filter: MessageFilter;
  readonly asJson: boolean;
}

/** @throws Error with the cause and the usage */
export function readArguments(args: readonly string[]): MessagesArguments {
  const { values, positionals } = parse(args);
  const [command, id, ...rest] = positionals;
  if (!COMMANDS.includes(command as CommandName))
    refuse(command ? `There is no command "${command}".` : 'Which command?');
  if (rest.length > 0) refuse(`"${rest.join(' ')}" is too much.`);
  const messageId = id ?? values.id;
  if (messageId !== undefined && !/^[0-9a-f-]{36}$/.test(messageId)) refuse(`"${messageId}" is no message id.`);
  if ((command === 'show' || command === 'give-up') && !messageId) refuse(`${command} needs the id of a message.`);
  const { service, consumer, key } = values;
  const filter = { service, consumer, key, messageId };
  const filtered = Object.values(filter).some((value) => value !== undefined);
  if (command === 'redrive' && !filtered && !values.all) refuse('redrive needs a filter, or --all.');
  return { command: command as CommandName, filter, asJson: values.json };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const options = { service: text, consumer: text, key: text, id: text, all: flag, json: flag };
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(cause: string): never {
  throw new Error(`${cause}\n\n${USAGE}`);
}
