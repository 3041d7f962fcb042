import { randomUUID } from 'node:crypto';
import {
  AddBookMovement,
  CreateBookAccount,
  EditBookAccount,
  type AnyCommand,
  type BookAccountChanges,
  type BookAccountFields,
  type BookkeepingQueryService,
  type BookMovementFields,
  type DataToSend,
  type GetBookMonthResponse,
} from '@portfel/contracts';
import type { CommandEnd } from '@portfel/messaging';
import { createQuestionClient } from '@portfel/platform';
import { gatewayOf } from '../../../libs/testing/src/scenario';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { registered, startFreshWallet, startWallet } from './wallet-harness';

const WAIT_MS = 20_000;

export type Books = Awaited<ReturnType<typeof startBooks>>;

/** The wallet service with people who keep books, asked and told as the gateway does. */
export async function startBooks() {
  const { harness, database, close } = await startFreshWallet();
  const sender = senderTo(harness);
  const service = { package: 'portfel.wallet.v1', name: 'BookkeepingQueryService' };
  const { serviceToken } = harness.secrets;
  const questions = createQuestionClient<BookkeepingQueryService>(service, harness.grpcAddress, { serviceToken });

  const { send } = sender;
  const ask = <M extends keyof BookkeepingQueryService>(
    method: M,
    request: Omit<Parameters<BookkeepingQueryService[M]>[0], 'ownerId'>,
    ownerId: string,
    actorId = ownerId,
  ) =>
    questions.ask(method, { ...request, ownerId } as never, { correlationId: 'spec', actorId }) as Promise<
      Awaited<ReturnType<BookkeepingQueryService[M]>>
    >;

  return {
    harness,
    send,
    ask,
    newOwner: async (): Promise<string> => {
      const ownerId = randomUUID();
      await harness.deliver(await registered(harness, ownerId));
      return ownerId;
    },
    /** @returns its id */
    newAccount: async (ownerId: string, fields: Partial<BookAccountFields> = {}): Promise<string> => {
      const bookAccountId = randomUUID();
      const account = { kind: 'account', name: 'Everyday', currency: 'PLN', ...fields } as const;
      accepted(await send(CreateBookAccount, { bookAccountId, ownerId, account }, ownerId, bookAccountId));
      return bookAccountId;
    },
    editAccount: (ownerId: string, bookAccountId: string, changes: BookAccountChanges, actorId = ownerId) =>
      send(EditBookAccount, { ownerId, bookAccountId, changes }, actorId),
    /** @param amount in hundredths, below zero for what goes out; @returns the id of the movement */
    newMovement: async (
      ownerId: string,
      bookAccountId: string,
      date: string,
      amount: number,
      texts: Partial<Pick<BookMovementFields, 'description' | 'category'>> = {},
    ): Promise<string> => {
      const movementId = randomUUID();
      const movement = movementOf(date, amount, texts);
      accepted(await send(AddBookMovement, { movementId, ownerId, bookAccountId, movement }, ownerId, movementId));
      return movementId;
    },
    /** One account, or all in PLN. */
    month: (ownerId: string, month: string, bookAccountId?: string): Promise<GetBookMonthResponse> =>
      ask('GetBookMonth', bookAccountId ? { month, bookAccountId } : { month, currency: 'PLN' }, ownerId),
    close: async () => {
      questions.close();
      await sender.stop();
      await close();
    },
    /** Another instance on the same database; what it is sent may run beside what the first one does. */
    elsewhere: async ({ timeZone }: { timeZone?: string } = {}) => {
      const options = timeZone ? `?options=${encodeURIComponent(`-c timezone=${timeZone}`)}` : '';
      const other = await startWallet({ storeUrl: `${database.url}${options}`, secrets: harness.secrets });
      const toOther = senderTo(other);
      const stop = async () => {
        await toOther.stop();
        await other.close();
      };
      return { send: toOther.send, stop };
    },
  };
}

/** Sends commands as the gateway does. */
export function senderTo(harness: ServiceHarness) {
  const sender = gatewayOf(harness);
  sender.start(['wallet'], `spec.${randomUUID()}`);
  return {
    /** @param commandId the same one is the same request */
    send: <C extends AnyCommand>(
      contract: C,
      data: DataToSend<C>,
      actorId: string,
      commandId: string = randomUUID(),
    ): Promise<CommandEnd<C>> => {
      const about = { commandId, correlationId: randomUUID(), actor: { type: 'account', id: actorId } as const };
      return sender.send(contract, data, { ...about, waitMs: WAIT_MS });
    },
    stop: () => sender.stop(),
  };
}

/** @param amount in hundredths, below zero for what goes out */
export function movementOf(
  date: string,
  amount: number,
  texts: Partial<Pick<BookMovementFields, 'description' | 'category'>> = {},
): BookMovementFields {
  const direction = amount > 0 ? 'in' : 'out';
  return { date, direction, amount: String(Math.abs(amount)), description: 'Something', ...texts };
}

export const rejectedWith = (code: string) => ({ status: 'rejected', rejection: { code } });

function accepted(end: CommandEnd<AnyCommand>): void {
  if (end.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(end)}`);
}
