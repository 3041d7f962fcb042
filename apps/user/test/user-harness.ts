import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from 'mongoose';
import {
  AccountRegistered,
  type Actor,
  type AnyCommand,
  type DataToSend,
  type ProfileFields,
  type UserQueryService,
} from '@portfel/contracts';
import { MESSAGE_STORE, UnitOfWork, type CommandEnd, type MessageStore } from '@portfel/messaging';
import { createQuestionClient, type Clock, type QuestionClient } from '@portfel/platform';
import { freshMongo } from '@portfel/testing';
import { gatewayOf } from '../../../libs/testing/src/scenario';
import { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { userConfig } from '../src/user.config';
import { UserModule } from '../src/user.module';
import { FakeAuth } from './fake-auth';

const WAIT_MS = 20_000;

export interface UserParts {
  readonly harness: ServiceHarness;
  readonly auth: FakeAuth;
  /** Where the service lays photos. */
  readonly photoFolder: string;
  readonly close: () => Promise<void>;
}

/** The service on a database and a folder of its own, both gone with `close`; `auth` is played. */
export async function startFreshUser({ clock }: { clock?: Clock } = {}): Promise<UserParts> {
  const database = await freshMongo();
  const auth = await FakeAuth.start();
  const photoFolder = join(tmpdir(), `portfel-photos-${randomUUID()}`);
  const env = { AUTH_GRPC: auth.address, PHOTO_FOLDER: photoFolder };
  const harness = await ServiceHarness.start(UserModule, userConfig, { storeUrl: database.url, env, clock });
  const close = async () => {
    await harness.close();
    auth.close();
    await database.drop();
    await rm(photoFolder, { recursive: true, force: true });
  };
  return { harness, auth, photoFolder, close };
}

export const newUsername = () => `ann-${randomUUID().slice(0, 8)}`;

/** @param profile as a form sends it: the choice about the e-mail address may be missing */
export const registered = (
  harness: ServiceHarness,
  accountId: string,
  profile: Partial<ProfileFields> = {},
  username = newUsername(),
) => harness.message(AccountRegistered, { accountId, username, profile: profile as ProfileFields });

/** A person whom both services know. */
export async function newPerson(
  { harness, auth }: UserParts,
  profile: Partial<ProfileFields> = {},
  username = newUsername(),
): Promise<{ accountId: string; username: string; email: string }> {
  const accountId = randomUUID();
  await harness.deliver(await registered(harness, accountId, profile, username));
  const person = { accountId, username, email: `${accountId}@example.org` };
  auth.knows(person);
  return person;
}

/** Sends commands as the gateway does. */
export function commandsTo(harness: ServiceHarness) {
  const sender = gatewayOf(harness);
  sender.start(['user'], `spec.${randomUUID()}`);
  return {
    send: <C extends AnyCommand>(contract: C, data: DataToSend<C>, actorId: string): Promise<CommandEnd<C>> => {
      const actor: Actor = { type: 'account', id: actorId };
      const about = { commandId: randomUUID(), correlationId: randomUUID(), actor, waitMs: WAIT_MS };
      return sender.send(contract, data, about);
    },
    stop: () => sender.stop(),
  };
}

/** Asks as the gateway does. */
export function questionsTo(
  harness: ServiceHarness,
  serviceToken = harness.secrets.serviceToken,
): QuestionClient<UserQueryService> {
  const service = { package: 'portfel.user.v1', name: 'UserQueryService' };
  return createQuestionClient(service, harness.grpcAddress, { serviceToken, deadlineMs: 10_000 });
}

/** One piece of work that commits, as a handler would do it. */
export async function inOneWork<T>(harness: ServiceHarness, work: (uow: UnitOfWork) => Promise<T>): Promise<T> {
  const store = harness.service.app.get<MessageStore>(MESSAGE_STORE, { strict: false });
  const arrival = { consumer: 'spec', messageId: randomUUID(), key: randomUUID() };
  const cause = { event_id: arrival.messageId, correlation_id: 'spec', actor: { type: 'visitor' } } as const;
  const uow = new UnitOfWork(() => store.begin(arrival), cause, new Date());
  const result = await work(uow);
  await uow.commit(undefined, []);
  return result;
}

/** Everything the service has stored: database and photos, as whoever steals them reads it. */
export async function dumpOf({ harness, photoFolder }: UserParts): Promise<string> {
  const database = harness.service.app.get(Connection).db!;
  const collections = await database.listCollections().toArray();
  const documents = await Promise.all(collections.map(({ name }) => database.collection(name).find().toArray()));
  const files = await readdir(photoFolder).catch(() => []);
  const photos = await Promise.all(files.map((name) => readFile(join(photoFolder, name), 'latin1')));
  const bytes = (value: unknown): unknown =>
    value && typeof value === 'object' && 'sub_type' in value
      ? Buffer.from((value as unknown as { buffer: Uint8Array }).buffer).toString('latin1')
      : value;
  const text = JSON.stringify(documents, function (this: Record<string, unknown>, key, value: unknown) {
    return bytes(this[key]) === this[key] ? value : bytes(this[key]);
  });
  return [text, ...files, ...photos].join('\n');
}
