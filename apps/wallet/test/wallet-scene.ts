import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  CaptureHold,
  Exchange,
  PlaceHold,
  ReleaseHold,
  type Actor,
  type AnyCommand,
  type DataToSend,
} from '@portfel/contracts';
import type { CommandEnd } from '@portfel/messaging';
import { createQuestionClient, type QuestionClient } from '@portfel/platform';
import { startFreshWallet, startWallet, registered, walletCaller } from './wallet-harness';

/** Somebody with a wallet, and their accounts by asset. */
export interface Person {
  readonly ownerId: string;
  readonly accounts: Readonly<Record<'PLN' | 'EUR' | 'USD' | 'BTC' | 'POINTS', string>>;
}

type Asked<C extends AnyCommand> = Partial<DataToSend<C>> & { readonly actor?: Actor };

/** A wallet with people in it, 100 points each, and a clock that can be set ahead. */
export async function startScene(env: Record<string, string> = {}) {
  let aheadMs = 0;
  const clock = () => new Date(Date.now() + aheadMs);
  const settings = { WELCOME_POINTS: '100', ...env };
  const { harness, database, close } = await startFreshWallet(settings, { clock });
  const db = harness.service.app.get(DataSource);
  const caller = walletCaller(harness);

  return {
    harness,
    db,
    caller,
    now: clock,
    /** From now on it is later. */
    wait: (ms: number) => void (aheadMs += ms),
    newPerson: async (): Promise<Person> => {
      const ownerId = randomUUID();
      await harness.deliver(await registered(harness, ownerId));
      const rows = await db.query<{ id: string; asset_code: string }[]>(
        'SELECT account.id, asset_code FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1',
        [ownerId],
      );
      return {
        ownerId,
        accounts: Object.fromEntries(rows.map((row) => [row.asset_code, row.id])) as Person['accounts'],
      };
    },
    /** Balance, and what is held of it. */
    stateOf: async (accountId: string): Promise<[balance: number, held: number]> => {
      const [row] = await db.query<{ balance: string; held: string }[]>(
        'SELECT balance, held FROM ledger_account WHERE id = $1',
        [accountId],
      );
      return [Number(row!.balance), Number(row!.held)];
    },
    /** One more instance of the service, on the same database and the same clock. */
    anotherInstance: async () => {
      const other = await startWallet({ storeUrl: database.url, env: settings, secrets: harness.secrets, clock });
      const elsewhere = walletCaller(other);
      const stop = async () => {
        await elsewhere.stop();
        await other.close();
      };
      return { harness: other, caller: elsewhere, stop };
    },
    close: async () => {
      await caller.stop();
      await close();
    },
  };
}
export type Scene = Awaited<ReturnType<typeof startScene>>;
type Caller = Scene['caller'];

/** Ten points for a day, unless something else is said. */
export function placeHold(by: Caller, from: Person, to: Person, asked: Asked<typeof PlaceHold> = {}) {
  const { actor = actorOf(from), holdId = randomUUID(), ...data } = asked;
  const whole = {
    holdId,
    ownerId: from.ownerId,
    accountId: from.accounts.POINTS,
    beneficiaryId: to.ownerId,
    amount: '10',
    assetCode: 'POINTS',
    expiresInSeconds: 86_400,
    ...data,
  };
  return by.send(PlaceHold, holdId, whole, actor);
}

/** A hold of an amount of points. @returns its id */
export async function placedHold(by: Caller, from: Person, to: Person, asked: Asked<typeof PlaceHold> = {}) {
  const { holdId } = resultOf(await placeHold(by, from, to, asked));
  return holdId;
}

export function captureHold(by: Caller, beneficiary: Person, holdId: string, asked: Asked<typeof CaptureHold> = {}) {
  const { actor = actorOf(beneficiary), transferId = randomUUID(), ...data } = asked;
  const whole = { transferId, holdId, beneficiaryId: beneficiary.ownerId, ...data };
  return by.send(CaptureHold, transferId, whole, actor);
}

export function releaseHold(
  by: Caller,
  beneficiary: Person,
  holdId: string,
  asked: Asked<typeof ReleaseHold> & { readonly commandId?: string } = {},
) {
  const { actor = actorOf(beneficiary), commandId = randomUUID(), ...data } = asked;
  return by.send(ReleaseHold, commandId, { holdId, beneficiaryId: beneficiary.ownerId, ...data }, actor);
}

export function exchange(by: Caller, person: Person, quote: string, asked: Asked<typeof Exchange> = {}) {
  const { actor = actorOf(person), transferId = randomUUID(), ...data } = asked;
  return by.send(Exchange, transferId, { transferId, ownerId: person.ownerId, quote, ...data }, actor);
}

export const actorOf = ({ ownerId }: Pick<Person, 'ownerId'>): Actor => ({ type: 'account', id: ownerId });

/** @throws when the command was not accepted */
export function resultOf<C extends AnyCommand>(end: CommandEnd<C>) {
  if (end.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(end)}`);
  return end.result;
}

/** `accepted`, or the code of the rejection. */
export const endingOf = (end: CommandEnd<AnyCommand>): string =>
  end.status === 'rejected' ? end.rejection.code : end.status;

/** Asks a question of the service, as it comes from the gateway. */
export async function asking<S, A>(scene: Scene, name: string, question: (client: QuestionClient<S>) => Promise<A>) {
  const client = createQuestionClient<S>({ package: 'portfel.wallet.v1', name }, scene.harness.grpcAddress, {
    serviceToken: scene.harness.secrets.serviceToken,
    deadlineMs: 10_000,
  });
  try {
    return await question(client);
  } finally {
    client.close();
  }
}
