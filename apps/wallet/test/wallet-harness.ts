import { randomUUID } from 'node:crypto';
import { AccountRegistered, OpenAccount, type Actor, type AnyCommand, type DataToSend } from '@portfel/contracts';
import type { CommandEnd } from '@portfel/messaging';
import { freshPostgres } from '@portfel/testing';
import { gatewayOf } from '../../../libs/testing/src/scenario';
import { ServiceHarness, type HarnessOptions } from '../../../libs/testing/src/service-harness';
import { walletConfig } from '../src/wallet.config';
import { WalletModule } from '../src/wallet.module';

export const startWallet = (options: HarnessOptions) => ServiceHarness.start(WalletModule, walletConfig, options);

/** The service on a database of its own; both go with `close`. */
export async function startFreshWallet(
  env: Record<string, string> = {},
  options: Omit<HarnessOptions, 'storeUrl' | 'env'> = {},
) {
  const database = await freshPostgres();
  const harness = await startWallet({ ...options, storeUrl: database.url, env });
  const close = async () => {
    await harness.close();
    await database.drop();
  };
  return { harness, database, close };
}

export const registered = (harness: ServiceHarness, accountId: string = randomUUID()) =>
  harness.message(AccountRegistered, { accountId, username: 'ann', profile: { publicEmail: false } });

export interface Opening {
  readonly ownerId: string;
  readonly assetCode?: string;
  readonly accountId?: string;
  /** The owner, unless somebody else tries. */
  readonly actor?: Actor;
}

/** A gateway's way to the service: sends the command and waits for its outcome. */
export function accountOpener(harness: ServiceHarness) {
  const sender = gatewayOf(harness);
  sender.start(['wallet'], `spec.${randomUUID()}`);
  const open = (opening: Opening): Promise<CommandEnd<typeof OpenAccount>> => {
    const { ownerId, assetCode = 'EUR', accountId = randomUUID(), actor = { type: 'account', id: ownerId } } = opening;
    const options = { commandId: accountId, actor, correlationId: randomUUID(), waitMs: 20_000 };
    return sender.send(OpenAccount, { accountId, ownerId, assetCode }, options);
  };
  return { open, stop: () => sender.stop() };
}

/** A gateway's way to the service, for any of its commands; the actor is the owner unless another is named. */
export function walletCaller(harness: ServiceHarness) {
  const sender = gatewayOf(harness);
  sender.start(['wallet'], `spec.${randomUUID()}`);
  const send = <C extends AnyCommand>(
    contract: C,
    commandId: string,
    data: DataToSend<C>,
    actor: Actor,
  ): Promise<CommandEnd<C>> =>
    sender.send(contract, data, { commandId, actor, correlationId: randomUUID(), waitMs: 20_000 });
  return { send, stop: () => sender.stop() };
}
