import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as contracts from '@portfel/contracts';
import type { AnyMessage } from '@portfel/contracts';
import { repositoryFolder } from '../../local/folders';
import { filesBelow } from '../generated-files';

/** A source file of a service: `apps/auth/src/accounts/sign-up.handler.ts`. */
export interface ServiceSource {
  readonly path: string;
  readonly text: string;
}

/** That a service sends a message, or listens for it without a handler. */
export interface Traffic {
  readonly service: string;
  /** File without its endings: `sign-up`. */
  readonly stem: string;
  readonly message: AnyMessage;
}

const SENDS = /\.(?:publish|send|sendAndWait|post)\(\s*([A-Z]\w*)/g;

/** What the services' code publishes (`uow.publish(X, …)`) and sends (`commands.send(X, …)`, `commands.post(X, …)` …). */
export const sendersIn = (sources: readonly ServiceSource[]): Traffic[] =>
  sources.flatMap((source) => found(source, SENDS));

const HEARS = /\.when\(\s*([A-Z]\w*)/g;
const LOOKS_FOR = /\b([A-Z]\w*)\.name\b/g;

/**
 * Who hears of a message without a handler: by `news.when(X, …)`, or by reading a topic itself (`broker.consume(…)`) and
 * looking for the name (`X.name`).
 */
export const listenersIn = (sources: readonly ServiceSource[]): Traffic[] =>
  sources.flatMap((source) => [
    ...found(source, HEARS),
    ...(/\.consume\(/.test(source.text) ? found(source, LOOKS_FOR) : []),
  ]);

/** Services whose code sends a message, in alphabetical order. */
export const producersOf = (message: AnyMessage): string[] => servicesOf(message, sendersIn(serviceSources()));

export const servicesOf = (message: AnyMessage, traffic: readonly Traffic[]): string[] =>
  [...new Set(traffic.filter((one) => one.message === message).map(({ service }) => service))].sort();

let read: readonly ServiceSource[] | undefined;

/** The code of the services as it runs: no specs, and no web client, which is on no topic. */
export function serviceSources(): readonly ServiceSource[] {
  read ??= filesBelow(repositoryFolder, 'apps')
    .filter((path) => /^apps\/(?!web\/)[^/]+\/src\/.*\.ts$/.test(path) && !path.endsWith('.spec.ts'))
    .map((path) => ({ path, text: readFileSync(join(repositoryFolder, path), 'utf8') }));
  return read;
}

function found({ path, text }: ServiceSource, pattern: RegExp): Traffic[] {
  const service = path.split('/')[1]!;
  const stem = basename(path).split('.')[0]!;
  const names = new Set([...text.matchAll(pattern)].map(([, name]) => name!));
  return [...names].flatMap((name) => {
    const message = messagesByConstant.get(name);
    return message ? [{ service, stem, message }] : [];
  });
}

/** `SignUp` → the contract that the libraries export under this name. */
const messagesByConstant = new Map(
  Object.entries(contracts).filter((entry): entry is [string, AnyMessage] =>
    (contracts.allMessages() as readonly unknown[]).includes(entry[1]),
  ),
);
